package uk.spahc.operate;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.outcome.ExitCode;
import uk.spahc.reference.ReferenceFiles;

/** Geography and population of authorities. */
@Command(name = "reference", description = "Build or import postcodes, small areas and wards of an authority; say which there are.",
        subcommands = {ReferenceCommand.Build.class, ReferenceCommand.Import.class, ReferenceCommand.Status.class}, synopsisSubcommandLabel = "COMMAND")
final class ReferenceCommand {

    /** Where tables are put: the folder named, else the configuration's, else the home's. */
    private static Path target(SpahcCommand top, Path out, String authority) {
        return out != null ? out.toAbsolutePath().normalize() : top.config().orElse(top.home().root()).resolve("reference/authority").resolve(authority);
    }

    @Command(name = "build", description = "Build an authority's tables from public packages: about two minutes and 1 GB of disk the first time.")
    static final class Build implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--authority", paramLabel = "CODE", required = true, description = "ONS code of an English or Welsh local authority.")
        private String authority;

        @Option(names = "--out", paramLabel = "DIR", description = "Folder for the tables (default: reference/authority/CODE of the configuration or home).")
        private Path out;

        @Override
        public Integer call() {
            SpahcCommand top = SpahcCommand.above(spec);
            Path target = target(top, out, authority);
            ReferenceBuilder builder = new ReferenceBuilder(top.home(), top.environment(), spec.commandLine().getErr());
            builder.prepare();
            builder.run(target, "build_reference", List.of("--authority", authority));
            spec.commandLine().getOut().println("Built " + authority + " into " + target + ". The next run fills the dimensions from it.");
            return ExitCode.DONE.number();
        }
    }

    @Command(name = "import", description = {"Import an authority's tables from official downloads; each file is known by its headings:",
            "ONS Postcode Directory or NSPL (required), LSOA 2011 to 2021 lookup, LSOA to ward lookup, Indices of Deprivation, Census tables TS001, TS021, TS030, TS038, outlines (GeoJSON)."})
    static final class Import implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--authority", paramLabel = "CODE", required = true, description = "ONS code of an English or Welsh local authority.")
        private String authority;

        @Option(names = "--out", paramLabel = "DIR", description = "Folder for the tables (default: reference/authority/CODE of the configuration or home).")
        private Path out;

        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files as downloaded, unpacked.")
        private List<Path> files;

        @Override
        public Integer call() {
            SpahcCommand top = SpahcCommand.above(spec);
            Path target = target(top, out, authority);
            List<String> arguments = new ArrayList<>(List.of("--authority", authority));
            files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
            new ReferenceBuilder(top.home(), top.environment(), spec.commandLine().getErr()).run(target, "build_reference.import_official", arguments);
            spec.commandLine().getOut().println("Imported " + authority + " into " + target + ". The next run fills the dimensions from it.");
            return ExitCode.DONE.number();
        }
    }

    @Command(name = "status", description = "Which authorities have reference data, from where, how much, and which feeds need them.")
    static final class Status implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--json", description = "Report as JSON.")
        private boolean json;

        /**
         * @param from a folder, or "the program"
         * @param insideWithWard share of the authority's postcodes that have a ward, in percent
         * @param missing tables that are not there, of those that may be
         */
        private record Line(String authority, String from, int postcodes, int inside, double insideWithWard, int smallAreas, int wards, List<String> missing, List<String> feeds) {
        }

        @Override
        public Integer call() {
            SpahcCommand top = SpahcCommand.above(spec);
            ReferenceFiles files = top.reference();
            FeedCatalogue feeds = FeedCatalogue.load(top.config());
            TreeSet<String> authorities = new TreeSet<>(files.authorities());
            feeds.feeds().forEach(feed -> authorities.add(feed.area().authority()));
            List<Line> lines = authorities.stream().map(authority -> line(files, feeds, authority)).toList();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Json.of(lines));
            } else {
                lines.forEach(line -> print(out, line));
            }
            out.flush();
            return lines.stream().anyMatch(line -> line.postcodes() == 0) ? ExitCode.WRONG_USE.number() : ExitCode.DONE.number();
        }

        private static Line line(ReferenceFiles files, FeedCatalogue feeds, String authority) {
            String folder = "authority/" + authority + "/";
            List<String> postcodes = rows(files, folder + "postcode.csv");
            List<String> inside = postcodes.stream().filter(row -> row.contains("," + authority + ",")).toList();
            long warded = inside.stream().filter(row -> !row.split(",", -1)[4].isEmpty()).count();
            List<String> missing = List.of("postcode", "sector_elsewhere", "lsoa", "ward", "lsoa_change", "population_age", "population_ethnicity", "population_religion",
                    "population_disability", "outline_lsoa", "outline_ward", "outline_ward_line").stream().filter(table -> files.find(folder + table + ".csv").isEmpty()).toList();
            return new Line(authority, files.origin(authority).map(Path::toString).orElse(postcodes.isEmpty() ? "nowhere" : "the program"), postcodes.size(), inside.size(),
                    inside.isEmpty() ? 0 : Math.round(1000.0 * warded / inside.size()) / 10.0, rows(files, folder + "lsoa.csv").size(), rows(files, folder + "ward.csv").size(), missing,
                    feeds.feeds().stream().filter(feed -> feed.area().authority().equals(authority)).map(feed -> feed.feed()).toList());
        }

        private static List<String> rows(ReferenceFiles files, String table) {
            return files.find(table).map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList()).orElse(List.of());
        }

        private static void print(PrintWriter out, Line line) {
            out.println(line.authority() + " from " + line.from() + (line.postcodes() == 0 ? ". Next: spahc reference build --authority " + line.authority() : ""));
            if (line.postcodes() > 0) {
                out.println("  " + line.inside() + " postcodes inside (" + line.insideWithWard() + " % with a ward), " + (line.postcodes() - line.inside()) + " of neighbours in shared sectors; "
                        + line.smallAreas() + " small areas, " + line.wards() + " wards" + (line.missing().isEmpty() ? "" : "; not there: " + String.join(", ", line.missing())));
            }
            out.println("  " + (line.feeds().isEmpty() ? "no feed needs it" : "for " + String.join(", ", line.feeds())));
        }
    }
}
