package uk.spahc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class DocketTest {
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 3, 1, 9, 0);
    private final Docket docket = new Docket();

    private static Ruling ruling(String reference, String type, int day) {
        return new Ruling(reference, "", type, type, "", LocalDate.of(2026, 2, day), false, FIRST);
    }

    @Test
    void theNewestOutcomeCounts() {
        docket.hear(ruling("1", "18", 20), false);
        docket.hear(ruling("2", "1", 10), false);
        assertThat(docket.current()).map(Ruling::type).contains("18");
    }

    @Test
    void aWithdrawnOutcomeDoesNotComeBackWithAnOldRow() {
        Ruling charge = ruling("1", "1", 20);
        docket.hear(charge, false);
        assertThat(docket.hear(charge.withdrawnAt(FIRST.plusDays(1)), false)).isEqualTo(Disposition.LOADED);
        assertThat(docket.hear(charge, false)).isEqualTo(Disposition.STALE);
        assertThat(docket.current()).isEmpty();
    }

    @Test
    void aLaterUpdateAloneIsNoChange() {
        Ruling charge = ruling("1", "1", 20);
        docket.hear(charge, false);
        assertThat(docket.hear(charge.at(FIRST.plusDays(1)), false)).isEqualTo(Disposition.UNCHANGED);
        assertThat(docket.hear(charge.at(FIRST.plusDays(2)), true)).isEqualTo(Disposition.OUTSIDE_AREA);
    }

    @Test
    void whatIsToldWhileTheCrimeIsAwayIsNotKeptAndMakesNothingStale() {
        Ruling charge = ruling("1", "1", 20);
        docket.hear(charge, false);
        assertThat(docket.hear(charge.withdrawnAt(FIRST.plusDays(2)), true)).isEqualTo(Disposition.OUTSIDE_AREA);
        assertThat(docket.hear(charge.at(FIRST.plusDays(1)), true)).isEqualTo(Disposition.OUTSIDE_AREA);
        assertThat(docket.hear(charge.at(FIRST.minusDays(1)), true)).isEqualTo(Disposition.STALE);
    }
}
