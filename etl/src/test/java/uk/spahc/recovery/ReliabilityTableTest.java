package uk.spahc.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReliabilityTableTest {
    @Test
    void theTableIsOfTheseTestsAndNoneFailed() {
        assertThat(ReliabilityTable.rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.failed()).as(row.test()).isZero();
            assertThat(row.tests()).as("docs/reliability.md tells of another version of %s: run it again with 'spahc test --long'", row.test())
                    .isEqualTo(ReliabilityTable.digest(row.test()));
        });
    }
}
