package uk.spahc.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBandTest {
    @ParameterizedTest(name = "born {0}, on {1}")
    @CsvSource({
        "2026-01-09,2026-01-09,0-9",
        "2016-01-10,2026-01-09,0-9",
        "2016-01-09,2026-01-09,10-17",
        "2008-01-10,2026-01-09,10-17",
        "2008-01-09,2026-01-09,18-24",
        "2001-01-09,2026-01-09,25-34",
        "1991-01-09,2026-01-09,35-44",
        "1981-01-09,2026-01-09,45-54",
        "1971-01-09,2026-01-09,55-64",
        "1961-01-09,2026-01-09,65-74",
        "1951-01-10,2026-01-09,65-74",
        "1951-01-09,2026-01-09,75+",
        "1920-01-09,2026-01-09,75+",
        // Born on 29 February: a year older on 1 March of a common year, on the day itself in a leap year.
        "2004-02-29,2022-02-28,10-17",
        "2004-02-29,2022-03-01,18-24",
        "2008-02-29,2026-02-28,10-17",
        "2008-02-29,2026-03-01,18-24",
        "1999-02-28,2024-02-28,25-34",
        "1999-03-01,2024-02-29,18-24",
        "2026-01-10,2026-01-09,",
        ",2026-01-09,",
        "1990-01-01,,"})
    void ageIsThatOfTheDayOfTheIncident(LocalDate birth, LocalDate day, String band) {
        assertThat(AgeBand.on(day, birth)).isEqualTo(band);
    }
}
