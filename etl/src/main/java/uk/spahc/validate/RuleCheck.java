package uk.spahc.validate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.RowRule;

/** A feed's rules across the columns of one row. Times are compared where both are known, else dates. */
final class RuleCheck {
    private final List<RowRule> rules;
    private final ZoneId zone;
    private final Clock clock;

    RuleCheck(FeedDefinition feed, Clock clock) {
        this.rules = feed.rules();
        this.zone = ZoneId.of(feed.times().zone());
        this.clock = clock;
    }

    void check(Map<String, Object> values, Findings findings) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
        for (RowRule rule : rules) {
            if (broken(rule, values, now)) {
                if (rule.otherwise() == RowRule.Otherwise.REJECT) {
                    findings.reject(rule.code(), blamed(rule));
                } else {
                    findings.notice(rule.code(), blamed(rule));
                }
            }
        }
    }

    private static String blamed(RowRule rule) {
        if (rule instanceof RowRule.NotAfter notAfter) {
            return notAfter.earlier();
        }
        return rule instanceof RowRule.NotFuture notFuture ? notFuture.column() : ((RowRule.AgeAtMost) rule).column();
    }

    private static boolean broken(RowRule rule, Map<String, Object> values, LocalDateTime now) {
        if (rule instanceof RowRule.NotAfter notAfter) {
            Object earlier = values.get(notAfter.earlier());
            Object later = values.get(notAfter.later());
            return earlier != null && later != null && after(earlier, later);
        }
        if (rule instanceof RowRule.NotFuture notFuture) {
            Object value = values.get(notFuture.column());
            return value != null && after(value, new LocalMoment(now.plusMinutes(notFuture.toleranceMinutes()), true));
        }
        RowRule.AgeAtMost age = (RowRule.AgeAtMost) rule;
        Object from = values.get(age.column());
        Object at = values.get(age.at());
        return from != null && at != null && ChronoUnit.YEARS.between(date(from), date(at)) > age.years();
    }

    private static boolean after(Object one, Object other) {
        if (one instanceof YearMonth || other instanceof YearMonth) {
            return YearMonth.from(date(one)).isAfter(YearMonth.from(date(other)));
        }
        LocalTime time = time(one);
        LocalTime otherTime = time(other);
        if (time == null || otherTime == null) {
            return date(one).isAfter(date(other));
        }
        return date(one).atTime(time).isAfter(date(other).atTime(otherTime));
    }

    private static LocalDate date(Object value) {
        if (value instanceof LocalMoment moment) {
            return moment.at().toLocalDate();
        }
        return value instanceof YearMonth month ? month.atDay(1) : (LocalDate) value;
    }

    /** Null where the time of day is not known. */
    private static LocalTime time(Object value) {
        return value instanceof LocalMoment moment && moment.timeKnown() ? moment.at().toLocalTime() : null;
    }
}
