package uk.spahc.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The table of {@code docs/reliability.md}: a row a test class, written by the run itself. */
final class ReliabilityTable {
    static final Path FILE = Path.of("..", "docs", "reliability.md");

    private static final Path TESTS = Path.of("src", "test", "java", "uk", "spahc");
    private static final String BEGINNING = "| `";
    private static final String COMPARES = ".contents()";

    private ReliabilityTable() {
    }

    /**
     * @param extent {@code in full}, or {@code sample} where only the long run does all
     * @param tests digest of the test class's source, so that a row of another version is seen
     */
    record Row(String test, String rule, String extent, int passed, int failed, long seed, long seconds, String commit, String tests) {
        static Row of(String line) {
            String[] cells = line.split("\\s*\\|\\s*");
            return new Row(cells[1].replace("`", ""), cells[2], cells[3], Integer.parseInt(cells[4]), Integer.parseInt(cells[5]),
                    Long.parseLong(cells[6]), Long.parseLong(cells[7]), cells[8], cells[9]);
        }

        String line() {
            return BEGINNING + String.join(" | ", test + "`", rule, extent, String.valueOf(passed), String.valueOf(failed),
                    String.valueOf(seed), String.valueOf(seconds), commit, tests) + " |";
        }
    }

    static List<Row> rows() {
        return lines().stream().filter(line -> line.startsWith(BEGINNING)).map(Row::of).toList();
    }

    /** Puts the row in place of the class's former one, or at the end. */
    static synchronized void enter(Row row) {
        List<String> lines = new ArrayList<>(lines());
        lines.removeIf(line -> line.startsWith(BEGINNING + row.test() + "`"));
        int last = lines.size() - 1;
        while (!lines.get(last).startsWith("|")) {
            last--;
        }
        lines.add(last + 1, row.line());
        try {
            Files.write(FILE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the test's source, and, where it compares what a warehouse holds, of the list of what is compared. */
    static String digest(String test) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] source = Files.readAllBytes(source(test));
            digest.update(source);
            if (new String(source, StandardCharsets.UTF_8).contains(COMPARES)) {
                digest.update(Files.readAllBytes(Path.of("src", "test", "resources", "recovery", "compared.csv")));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path source(String test) throws IOException {
        try (Stream<Path> sources = Files.walk(TESTS)) {
            return sources.filter(source -> source.endsWith(test + ".java")).findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no test " + test + " any more; take its row out of " + FILE));
        }
    }

    /** The commit that is checked out, with a plus where the work tree differs from it in more than this table. */
    static String commit() {
        String head = git("rev-parse", "--short=8", "HEAD");
        String changed = git("status", "--porcelain", "--", ":(top)", ":(top,exclude)docs/reliability.md",
                ":(top,exclude)docs/sample.md");
        return head.isEmpty() ? "unknown" : head + (changed.isEmpty() ? "" : "+");
    }

    private static String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).start();
            String said = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor() == 0 ? said : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
