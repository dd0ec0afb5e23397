package uk.spahc.pseudonymise;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Age bands, as the list {@code age_band.csv} of the reference data has them under {@code dashboard_default}. */
final class AgeBand {
    private static final int[] FROM = {0, 10, 18, 25, 35, 45, 55, 65, 75};
    private static final String[] CODES = {"0-9", "10-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75+"};

    private AgeBand() {
    }

    /**
     * The band of a person's age on a day; null if either day is unknown or the birth is later. Someone born on 29 February
     * is a year older on 1 March of a common year.
     */
    static String on(LocalDate day, LocalDate birth) {
        if (day == null || birth == null || birth.isAfter(day)) {
            return null;
        }
        long age = ChronoUnit.YEARS.between(birth, day);
        int band = FROM.length - 1;
        while (age < FROM[band]) {
            band--;
        }
        return CODES[band];
    }
}
