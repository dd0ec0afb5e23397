package uk.spahc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
    private static final Cells ROW = Cells.NONE.withAll(Cell.CRIME_REFERENCE, "1", Cell.SUMMARY, "one line\nand another",
            Cell.LAST_UPDATED, "01/01/2026 09:00:00");

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultChangesTheRow(Fault fault) {
        assertThat(fault.damage(ROW)).isNotEqualTo(Fault.texts(ROW));
    }

    @Test
    void rowOfWrongWidthStaysOnOneLine() {
        assertThat(String.join("", Fault.TOO_SHORT.damage(ROW)) + String.join("", Fault.TOO_LONG_A_ROW.damage(ROW)))
                .doesNotContain("\n");
    }
}
