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
    private final List<DateTimeFormatter> formats;
    private final ZoneId zone;
    private final boolean midnightIsUnknown;
    private final boolean version;
    private final Map<String, Object> known = new HashMap<>();

    TimeReader(Column column, FeedDefinition feed) {
        this.column = column;
        this.formats = column.formats().stream().map(TimeReader::strict).toList();
        this.zone = ZoneId.of(feed.times().zone());
        this.midnightIsUnknown = feed.times().midnightIsUnknown();
        this.version = column.name().equals(feed.identity().updated());
    }

    /** {@code yyyy} is the year of an era to Java and ambiguous when strict; people mean the year. */
    private static DateTimeFormatter strict(String format) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(format.replace('y', 'u'))
                .toFormatter(Locale.UK).withResolverStyle(ResolverStyle.STRICT);
    }

    @Override
    public Object read(String text, Findings findings) {
        Object before = known.get(text);
        if (before != null) {
            return before;
        }
        for (DateTimeFormatter format : formats) {
            Object value = parse(text, format, findings);
            if (value != null) {
                if (column.type() != Column.Type.DATETIME && known.size() < REMEMBERED) {
                    known.put(text, value);
                }
                return value;
            }
        }
        findings.reject(ReasonCode.FORMAT, column.name());
        return null;
    }

    private Object parse(String text, DateTimeFormatter format, Findings findings) {
        try {
            TemporalAccessor parsed = format.parse(text);
            if (column.type() == Column.Type.MONTH) {
                YearMonth month = YearMonth.from(parsed);
                return likely(month.getYear()) ? month : null;
            }
            LocalDate date = LocalDate.from(parsed);
            if (!likely(date.getYear())) {
                return null;
            }
            if (column.type() == Column.Type.DATE) {
                return date;
            }
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return time == null ? new LocalMoment(date.atStartOfDay(), false) : moment(date.atTime(time), findings);
        } catch (DateTimeException e) {
            return null;
        }
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

    private static boolean likely(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
