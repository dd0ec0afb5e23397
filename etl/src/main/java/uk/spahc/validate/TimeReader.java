package uk.spahc.validate;

import java.time.Clock;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;

/**
 * {@code LocalDate}, {@link LocalMoment}, {@code YearMonth} or {@code LocalTime}, strictly in the column's formats: 29
 * February only in leap years, no 24:00, years from 1900 to 2199. A spreadsheet's own dates are read whatever the formats.
 */
final class TimeReader implements CellReader {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int CENTURY = 100;
    /** Of a time that stands alone. */
    private static final LocalDate NO_DAY = LocalDate.of(LAST_YEAR, 12, 31);
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<!u)uu(?!u)");
    /** Distinct texts remembered: a lifetime of birth dates. Times of day differ too much to be worth it. */
    private static final int REMEMBERED = 50_000;

    private final Column column;
    private final List<Format> formats;
    private final ZoneId zone;
    private final boolean midnightIsUnknown;
    private final boolean version;
    private final Clock clock;
    private final Map<String, Object> known = new HashMap<>();

    /** What a text says: the start of the day, or of the month, where it names no more. */
    private record Told(LocalDateTime at, boolean timeTold) {
    }

    private interface Format {
        /** Null where the text does not fit. */
        Told parse(String text);
    }

    /** @param clock by which a year of two digits is one of this century or of the last */
    TimeReader(Column column, FeedDefinition feed, Clock clock) {
        this.column = column;
        this.clock = clock;
        Stream<Format> declared = column.formats().stream().map(this::format);
        boolean spreadsheet = feed.format() != null && feed.format().of(FeedDefinition.Format.Type.XLSX).isPresent();
        this.formats = (spreadsheet ? Stream.concat(Stream.of(TimeReader::ofSheet), declared) : declared).toList();
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
    private Format any(String format) {
        boolean named = NamedMonth.isIn(format);
        String pattern = (named ? NamedMonth.numbered(format) : format).replace('y', 'u');
        boolean shortYear = SHORT_YEAR.matcher(pattern).find();
        DateTimeFormatter formatter = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern)
                .toFormatter(Locale.UK).withResolverStyle(ResolverStyle.STRICT);
        return written -> {
            String text = named ? NamedMonth.plain(written) : written;
            try {
                return text == null ? null : told(formatter.parse(text), shortYear);
            } catch (DateTimeException e) {
                return null;
            }
        };
    }

    private Told told(TemporalAccessor parsed, boolean shortYear) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (column.type() == Column.Type.TIME) {
            return new Told(NO_DAY.atTime(time), true);
        }
        LocalDate date = column.type() == Column.Type.MONTH ? YearMonth.from(parsed).atDay(1) : LocalDate.from(parsed);
        boolean lastCentury = shortYear && date.isAfter(LocalDate.now(clock).plusYears(1));
        LocalDate meant = lastCentury ? date.minusYears(CENTURY) : date;
        return new Told(meant.atTime(time == null ? LocalTime.MIDNIGHT : time), time != null);
    }

    /** A date cell as the read stage writes it: {@code yyyy-MM-dd}, {@code yyyy-MM-dd HH:mm:ss} or {@code HH:mm:ss}. */
    private static Told ofSheet(String text) {
        try {
            return switch (text.length()) {
                case 8 -> new Told(NO_DAY.atTime(LocalTime.parse(text)), true);
                case 10 -> new Told(LocalDate.parse(text).atStartOfDay(), false);
                case 19 -> new Told(LocalDateTime.parse(text.replace(' ', 'T')), true);
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public Object read(String text, Findings findings) {
        Object before = known.get(text);
        if (before != null) {
            return before;
        }
        for (Format format : formats) {
            Told told = format.parse(text);
            if (told != null && fits(told) && told.at.getYear() >= FIRST_YEAR && told.at.getYear() <= LAST_YEAR) {
                return value(text, told, findings);
            }
        }
        findings.reject(ReasonCode.FORMAT, column.name());
        return null;
    }

    /** A time alone is no date, nor a date alone a time; what is more than asked for is left out. */
    private boolean fits(Told told) {
        boolean timeAlone = told.timeTold && told.at.toLocalDate().equals(NO_DAY);
        return column.type() == Column.Type.TIME ? told.timeTold : !timeAlone;
    }

    private Object value(String text, Told told, Findings findings) {
        if (column.type() == Column.Type.TIME) {
            return told.at.toLocalTime();
        }
        if (column.type() == Column.Type.DATETIME) {
            return told.timeTold ? moment(told.at, findings) : new LocalMoment(told.at, false);
        }
        Object value = column.type() == Column.Type.MONTH ? YearMonth.from(told.at) : told.at.toLocalDate();
        if (known.size() < REMEMBERED) {
            known.put(text, value);
        }
        return value;
    }

    /** The time on a day of which another column tells the hour, as if both stood in one cell. */
    LocalMoment at(LocalMoment day, LocalTime time, Findings findings) {
        return moment(day.at().toLocalDate().atTime(time), findings);
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
