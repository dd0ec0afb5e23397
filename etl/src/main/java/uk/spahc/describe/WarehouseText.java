package uk.spahc.describe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of the warehouse module, as they lie on the class path. */
final class WarehouseText {
    private static final String ROOT = "classpath:warehouse/";
    private static final PathMatchingResourcePatternResolver RESOURCES = new PathMatchingResourcePatternResolver();

    private WarehouseText() {
    }

    /** The text of that file under {@code warehouse/}. */
    static String of(String file) {
        return read(RESOURCES.getResource(ROOT + file));
    }

    /** Every file that the pattern fits, by its path under {@code warehouse/}. */
    static SortedMap<String, String> all(String pattern) {
        SortedMap<String, String> found = new TreeMap<>();
        try {
            Arrays.stream(RESOURCES.getResources(ROOT + pattern)).forEach(file -> found.put(path(file), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String path(Resource file) {
        try {
            String url = file.getURL().toString();
            return url.substring(url.lastIndexOf("/warehouse/") + "/warehouse/".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
