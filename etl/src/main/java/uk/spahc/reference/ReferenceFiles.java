package uk.spahc.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * The tables of {@code warehouse/reference}: those that ship with the program, overlaid by folders of the same layout. A
 * code list is overlaid as a file, an authority as a whole, so that no two editions of one place are mixed.
 */
public final class ReferenceFiles {
    private static final String SHIPPED = "warehouse/reference/";
    private static final Pattern AUTHORITY = Pattern.compile("authority/([EW]\\d{8})/");
    private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

    private final String shipped;
    private final List<Path> overlays;

    private ReferenceFiles(String shipped, List<Path> overlays) {
        this.shipped = shipped;
        this.overlays = List.copyOf(overlays);
    }

    /** Those that ship with the program. */
    public static ReferenceFiles shipped() {
        return new ReferenceFiles(SHIPPED, List.of());
    }

    /** @param overlays folders that hold {@code authority/} or {@code codes/}, the first wins; they need not exist */
    public static ReferenceFiles over(List<Path> overlays) {
        return new ReferenceFiles(SHIPPED, overlays);
    }

    /** Tables under another root of the class path alone. */
    static ReferenceFiles under(String root) {
        return new ReferenceFiles(root, List.of());
    }

    /** The bytes of a table, such as {@code authority/E06000023/ward.csv}, or empty where it is not there. */
    public Optional<byte[]> find(String path) {
        try {
            Optional<Path> folder = overlays.stream().filter(overlay -> overlays(overlay, path)).findFirst();
            if (folder.isPresent()) {
                Path file = folder.get().resolve(path);
                return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            }
            Resource resource = RESOURCES.getResource("classpath:" + shipped + path);
            return resource.exists() ? Optional.of(resource.getContentAsByteArray()) : Optional.empty();
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The reference table " + path + " cannot be read (" + e.getClass().getSimpleName() + ").",
                    "Check that you may read it: 'spahc reference status' says where it comes from.", e);
        }
    }

    /** @throws Failure WRONG_USE when it is not there */
    public byte[] bytes(String path) {
        return find(path).orElseThrow(() -> missing(path));
    }

    String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** Where the tables of an authority come from: a folder, or empty for those that ship with the program. */
    public Optional<Path> origin(String authority) {
        String path = "authority/" + authority + "/";
        return overlays.stream().filter(overlay -> overlays(overlay, path)).findFirst().map(overlay -> overlay.resolve(path));
    }

    /** Codes of all authorities that have tables, in order. */
    public List<String> authorities() {
        Set<String> found = new TreeSet<>();
        try {
            for (Resource resource : RESOURCES.getResources("classpath*:" + shipped + "authority/*/postcode.csv")) {
                Matcher matcher = AUTHORITY.matcher(resource.getURL().toString());
                if (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
            for (Path overlay : overlays) {
                Path folder = overlay.resolve("authority");
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> codes = Files.list(folder)) {
                        codes.map(code -> code.getFileName().toString()).filter(code -> AUTHORITY.matcher("authority/" + code + "/").matches()).forEach(found::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The reference data cannot be listed", e);
        }
        return new ArrayList<>(found);
    }

    private static boolean overlays(Path overlay, String path) {
        Matcher authority = AUTHORITY.matcher(path);
        return authority.lookingAt() ? Files.isDirectory(overlay.resolve(authority.group())) : Files.isRegularFile(overlay.resolve(path));
    }

    private static Failure missing(String path) {
        Matcher authority = AUTHORITY.matcher(path);
        return authority.lookingAt()
                ? new Failure(ExitCode.WRONG_USE, "There are no reference data for the area " + authority.group(1) + ": " + path + " is missing.",
                        "Build them with 'spahc reference build --authority " + authority.group(1) + "', or correct `area` in the feed's definition.")
                : new Failure(ExitCode.WRONG_USE, "There are no reference data " + path + ".", "Build the program again with './spahc'.");
    }
}
