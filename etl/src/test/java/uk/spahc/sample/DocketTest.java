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
        docket.hear(ruling("1", "18", 20), 0);
        docket.hear(ruling("2", "1", 10), 0);
        assertThat(docket.current()).map(Ruling::type).contains("18");
    }

    @Test
    void aWithdrawnOutcomeDoesNotComeBackWithAnOldRow() {
        Ruling charge = ruling("1", "1", 20);
        docket.hear(charge, 0);
        assertThat(docket.hear(charge.withdrawnAt(FIRST.plusDays(1)), 0)).isEqualTo(Disposition.LOADED);
        assertThat(docket.hear(charge, 0)).isEqualTo(Disposition.STALE);
        assertThat(docket.current()).isEmpty();
    }

    @Test
    void aLaterUpdateAloneIsNoChange() {
        Ruling charge = ruling("1", "1", 20);
        docket.hear(charge, 0);
        assertThat(docket.hear(charge.at(FIRST.plusDays(1)), 0)).isEqualTo(Disposition.UNCHANGED);
    }

    @Test
    void whatIsToldWhileTheCrimeIsAwayWaitsForItAndWhatItHadComeToLeavesWithIt() {
        Ruling charge = ruling("1", "1", 20);
        Ruling caution = ruling("2", "3", 20);
        docket.hear(charge, 0);
        docket.hear(caution, 0);
        assertThat(docket.hear(charge, 1)).as("as it was").isEqualTo(Disposition.UNCHANGED);
        assertThat(docket.waits(charge, 1)).isFalse();
        assertThat(docket.hear(charge.withdrawnAt(FIRST.plusDays(2)), 1)).isEqualTo(Disposition.LOADED);
        assertThat(docket.hear(charge.at(FIRST.plusDays(1)), 1)).isEqualTo(Disposition.STALE);
        assertThat(docket.waits(charge, 1)).isTrue();
        assertThat(docket.waits(caution, 1)).isFalse();
        assertThat(docket.waits(charge, 2)).as("it was there again, and left again").isFalse();
    }
}
