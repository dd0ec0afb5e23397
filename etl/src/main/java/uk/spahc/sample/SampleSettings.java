package uk.spahc.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * What to generate. Equal settings give equal bytes, on any machine.
 *
 * @param rows about how many rows the deliveries of offences have together; the rate of crime scales with it
 * @param out folder to write into; made if absent
 * @param until business date of the last delivery
 * @param months of crimes, up to {@code until}
 * @param nights deliveries of one night each, after the first, which holds everything earlier
 */
public record SampleSettings(long rows, long seed, Path out, LocalDate until, int months, int nights) {
    /** At this number of rows and the default months the force records about 3,900 hate crimes a year, as it does. */
    public static final long DEFAULT_ROWS = 8_250;
    public static final LocalDate DEFAULT_UNTIL = LocalDate.of(2026, 10, 31);
    public static final int DEFAULT_MONTHS = 14;
    public static final int DEFAULT_NIGHTS = 14;
    private static final int FEWEST_ROWS = 300;

    public SampleSettings {
        require(rows >= FEWEST_ROWS && rows <= 20_000_000, "--rows must be from 300 to 20,000,000.");
        require(months >= 1 && months <= 120, "--months must be from 1 to 120.");
        require(nights >= 3 && nights <= 28 && until.minusDays(nights).isAfter(until.minusMonths(months)),
                "The nights must be from 3 to 28, and fewer than the months have days.");
    }

    public static SampleSettings of(long rows, long seed, Path out) {
        return new SampleSettings(rows, seed, out, DEFAULT_UNTIL, DEFAULT_MONTHS, DEFAULT_NIGHTS);
    }

    LocalDate from() {
        return until.minusMonths(months).plusDays(1);
    }

    /** Business date of the first delivery. */
    LocalDate backLoad() {
        return until.minusDays(nights);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new Failure(ExitCode.WRONG_USE, sentence, "See spahc sample --help.");
        }
    }
}
