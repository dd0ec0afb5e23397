package uk.spahc.database;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A PostgreSQL JDBC URL whose parameters can be read and set.
 *
 * @param base everything before the question mark
 * @param parameters decoded, in order
 */
record JdbcUrl(String base, Map<String, String> parameters) {
    static JdbcUrl parse(String url) {
        int mark = url.indexOf('?');
        Map<String, String> parameters = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : url.substring(mark + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return new JdbcUrl(mark < 0 ? url : url.substring(0, mark), parameters);
    }

    JdbcUrl with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new JdbcUrl(base, more);
    }

    /** Keeps a value that the user has set. */
    JdbcUrl withDefault(String name, String value) {
        return parameters.containsKey(name) ? this : with(name, value);
    }

    /** Adds to the server options that the session starts with; a later option wins over an earlier one. */
    JdbcUrl withOption(String setting, String value) {
        String before = parameters.getOrDefault("options", "");
        return with("options", (before + " -c " + setting + "=" + value).strip());
    }

    JdbcUrl without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(parameters);
        fewer.remove(name);
        return new JdbcUrl(base, fewer);
    }

    @Override
    public String toString() {
        if (parameters.isEmpty()) {
            return base;
        }
        // The driver decodes %20 and + alike, but libpq-style readers of the URL know %20 only.
        return base + "?" + parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("&"));
    }
}
