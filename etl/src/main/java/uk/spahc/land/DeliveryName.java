package uk.spahc.land;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.spahc.feed.FeedDefinition;

/**
 * What a file's name says of it, by the feed's pattern.
 *
 * @param businessDate the day that the delivery is of; of a month's file, the first of the month
 * @param revision 0 for a first delivery of the date
 */
public record DeliveryName(LocalDate businessDate, int revision) {
    /** Empty where the name does not fit the pattern or holds no real date. */
    static Optional<DeliveryName> of(FeedDefinition feed, String fileName) {
        Pattern pattern = Pattern.compile(feed.arrival().fileName());
        Matcher matcher = pattern.matcher(fileName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = group(pattern, matcher, "businessDate").map(DeliveryName::date)
                    .or(() -> group(pattern, matcher, "businessMonth").map(month -> date(month + (month.indexOf('-') < 0 ? "01" : "-01"))))
                    .orElseThrow();
            return Optional.of(new DeliveryName(date, group(pattern, matcher, "revision").map(Integer::valueOf).orElse(0)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** ISO 8601, extended (2024-03-05) or basic (20240305). */
    private static LocalDate date(String text) {
        return LocalDate.parse(text, text.indexOf('-') < 0 ? DateTimeFormatter.BASIC_ISO_DATE : DateTimeFormatter.ISO_LOCAL_DATE);
    }

    private static Optional<String> group(Pattern pattern, Matcher matcher, String name) {
        return pattern.pattern().contains("(?<" + name + ">") ? Optional.ofNullable(matcher.group(name)) : Optional.empty();
    }
}
