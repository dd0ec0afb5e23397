package uk.spahc.feed;

import java.time.Period;
import java.time.YearMonth;
import java.util.List;

/**
 * One theme, bound from its {@code theme.yml}: what a partnership looks at, and by which parameters. The warehouse keeps
 * it as a member of {@code dim_theme}.
 *
 * @param theme the folder it lies in; feeds name it
 * @param repeats null where the theme knows no people
 * @param positiveOutcomes outcome types that the theme calls positive
 * @param strands codes of the national list that its records bear
 * @param ownStrands strands that the national list lacks
 */
public record ThemeDefinition(String theme, String title, Repeats repeats, UsualRange usualRange, List<String> positiveOutcomes,
        List<String> strands, List<OwnStrand> ownStrands) {

    /**
     * Who counts as met again and again.
     *
     * @param window back from the as-of date
     * @param events distinct ones within the window, at least
     */
    public record Repeats(Period window, int events) {
    }

    /**
     * What a usual month is.
     *
     * @param months of the baseline
     * @param from first month of the baseline; null: each source's first
     * @param average fewer a month on average have no usual range
     */
    public record UsualRange(int months, YearMonth from, int average) {
    }

    /**
     * @param national whether weights over the national set count it
     * @param countsAs strand under which it counts nationally, or null
     */
    public record OwnStrand(String code, String name, boolean national, String countsAs) {
    }

    /** Every strand code that a record of the theme may bear. */
    public List<String> allStrands() {
        return java.util.stream.Stream.concat(strands.stream(), ownStrands.stream().map(OwnStrand::code)).toList();
    }
}
