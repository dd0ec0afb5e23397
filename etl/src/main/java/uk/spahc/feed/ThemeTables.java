package uk.spahc.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The configuration and the reasons that dimensions are filled from, as tables: CSV by name, with a header, in a fixed order. */
final class ThemeTables {
    private ThemeTables() {
    }

    static Map<String, byte[]> of(Collection<ThemeDefinition> themes, Collection<FeedDefinition> feeds) {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        tables.put("reference_theme", table("theme_code,theme_name,repeat_window,repeat_events,"
                        + "usual_range_months,usual_range_from,usual_range_average,positive_outcome_codes,strand_codes",
                themes.stream().map(theme -> List.of(theme.theme(), theme.title(),
                        theme.repeats() == null ? "" : theme.repeats().window().toString(),
                        theme.repeats() == null ? "" : String.valueOf(theme.repeats().events()),
                        String.valueOf(theme.usualRange().months()),
                        theme.usualRange().from() == null ? "" : theme.usualRange().from().atDay(1).toString(),
                        String.valueOf(theme.usualRange().average()),
                        String.join("|", theme.positiveOutcomes()), String.join("|", theme.allStrands()))).toList()));
        tables.put("reference_theme_strand", table("theme_code,strand_code,strand_name,monitored_nationally,counts_as,position",
                themes.stream().flatMap(theme -> theme.ownStrands().stream().map(own -> List.of(theme.theme(), own.code(), own.name(),
                        own.national() ? "Y" : "N", own.countsAs() == null ? "" : own.countsAs(),
                        String.valueOf(1 + theme.ownStrands().indexOf(own))))).toList()));
        tables.put("reference_source", table("source_code,source_name,source_kind,theme_code",
                feeds.stream().map(feed -> List.of(feed.source().code(), feed.source().name(), feed.source().kind().name(), feed.theme()))
                        .distinct().toList()));
        tables.put("reference_feed", table("feed,feed_title,source_code,theme_code,record_kind,schedule,promise_hours,records_from",
                feeds.stream().map(feed -> List.of(feed.feed(), feed.title(), feed.source().code(), feed.theme(), feed.recordKind().name(),
                        feed.arrival().schedule(), String.valueOf(feed.arrival().promiseHours()),
                        feed.arrival().recordsFrom() == null ? "" : feed.arrival().recordsFrom().toString())).toList()));
        tables.put("reference_reason", reasons());
        return tables;
    }

    private static byte[] reasons() {
        try (InputStream file = ThemeTables.class.getResourceAsStream("/validate/reasons.csv")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] table(String header, List<List<String>> rows) {
        return (header + "\n" + rows.stream().map(row -> row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",")) + "\n").collect(Collectors.joining())).getBytes(StandardCharsets.UTF_8);
    }
}
