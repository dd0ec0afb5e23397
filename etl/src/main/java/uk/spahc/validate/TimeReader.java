package uk.spahc.validate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;

/**
 * {@code LocalDate}, {@link LocalMoment} or {@code YearMonth}, strictly in the column's formats: 29 February only in leap
 * years, no 24:00, years from 1900 to 2199.
 */
final class TimeReader implements CellReader {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    /** Distinct texts remembered: a lifetime of birth dates. Times of day differ too much to be worth it. */
    private static final int REMEMBERED = 50_000;

    private final Column column;
    private final List<Format> formats;
    private final ZoneId zone;
    private final boolean midnightIsUnknown;
    private final boolean version;
    private final Map<String, Object> known = new HashMap<>();

    /** What a text says: the start of the day, or of the month, where it names no more. */
    private record Told(LocalDateTime at, boolean timeTold) {
    }

    private interface Format {
        /** Null where the text does not fit. */
        Told parse(String text);
    }

    TimeReader(Column column, FeedDefinition feed) {
        this.column = column;
        this.formats = column.formats().stream().map(this::format).toList();
        this.zone = ZoneId.of(feed.times().zone());
        this.midnightIsUnknown = feed.times().midnightIsUnknown();
        this.version = column.name().equals(feed.identity().updated());
    }

    private Format format(String pattern) {
        Optional<FixedFormat> fixed = FixedFormat.of(pattern);
        if (fixed.isEmpty()) {
            return any(pattern);
        }
        boolean hasTime = fixed.get().hasTime();
        return text -> {
            LocalDateTime at = fixed.get().parse(text);
            return at == null ? null : new Told(at, hasTime);
        };
    }

    /** {@code yyyy} is the year of an era to Java and ambiguous when strict; people mean the year. */
    private Format any(String pattern) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.UK).withResolverStyle(ResolverStyle.STRICT);
        return text -> {
            try {
                TemporalAccessor parsed = formatter.parse(text);
                LocalDate date = column.type() == Column.Type.MONTH ? YearMonth.from(parsed).atDay(1) : LocalDate.from(parsed);
                LocalTime time = parsed.query(TemporalQueries.localTime());
                return new Told(date.atTime(time == null ? LocalTime.MIDNIGHT : time), time != null);
            } catch (DateTimeException e) {
                return null;
            }
        };
    }

    @Override
    public Object read(String text, Findings findings) {
        Object before = known.get(text);
        if (before != null) {
            return before;
        }
        for (Format format : formats) {
            Told told = format.parse(text);
            if (told != null && told.at.getYear() >= FIRST_YEAR && told.at.getYear() <= LAST_YEAR) {
                return value(text, told, findings);
            }
        }
        findings.reject(ReasonCode.FORMAT, column.name());
        return null;
    }

    private Object value(String text, Told told, Findings findings) {
        if (column.type() == Column.Type.DATETIME) {
            return told.timeTold ? moment(told.at, findings) : new LocalMoment(told.at, false);
        }
        Object value = column.type() == Column.Type.MONTH ? YearMonth.from(told.at) : told.at.toLocalDate();
        if (known.size() < REMEMBERED) {
            known.put(text, value);
        }
        return value;
    }

    /** A record's time of change orders its versions, so it is kept as it is, whatever the clocks did. */
    private LocalMoment moment(LocalDateTime at, Findings findings) {
        int offsets = zone.getRules().getValidOffsets(at).size();
        if (version || offsets == 1) {
            boolean unknown = !version && midnightIsUnknown && at.toLocalTime().equals(LocalTime.MIDNIGHT);
            return new LocalMoment(at, !unknown);
        }
        findings.notice(offsets == 0 ? ReasonCode.TIME_IN_GAP : ReasonCode.TIME_TWICE, column.name());
        return offsets == 0 ? new LocalMoment(at.toLocalDate().atStartOfDay(), false) : new LocalMoment(at, true);
    }
}
