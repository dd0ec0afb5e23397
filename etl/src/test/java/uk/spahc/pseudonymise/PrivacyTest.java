package uk.spahc.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.spahc.pseudonymise.PseudonymisedRow.OfIncident;
import uk.spahc.read.DeliveredRow;
import uk.spahc.validate.ValidRow;
import uk.spahc.validate.Verdict;

/** Planted identifiers turn up nowhere but in what is sealed. */
class PrivacyTest {
    private static final List<String> PLANTED = List.of("Zephyrine", "zephyrine", "Featherstonehaugh", "featherstonehaugh", "Bartholom", "Quigley",
            "1991-07-23", "23/07/1991", "2004-02-29", "Marzipan", "marzipan", "Quillfeather", "quillfeather", "BS2 9ZZ", "PN-555", "REF/2026", "LOG-77",
            "shouted", "07700 900123");

    @Test
    void rowsNeverPrintTheirValues() {
        Map<String, Object> values = TestFeed.crime();
        values.put("telephone", "07700 900123");
        ValidRow row = TestFeed.row(12, values);
        Verdict.Reason reason = new Verdict.Reason("UNMAPPED", "v_role", "Zephyrine");
        assertNothingPlanted(row);
        assertNothingPlanted(new RowValues(row));
        assertNothingPlanted(new DeliveredRow(12, row.cells(), List.of("WIDTH")));
        assertNothingPlanted(new Verdict.Accepted(row, List.of(reason)));
        assertNothingPlanted(new Verdict.Rejected(12, List.of(reason), row.cells(), true));
    }

    @Test
    void pseudonymisedRowsHoldNothingInClear() {
        Map<String, Object> values = TestFeed.crime();
        values.put("telephone", "07700 900123");
        OfIncident row = (OfIncident) TestFeed.pseudonymiser().pseudonymise(TestFeed.row(12, values));
        assertNothingPlanted(row);
        row.identities().forEach(identity -> assertNothingPlanted(new String(identity.values(), StandardCharsets.ISO_8859_1)));
    }

    @Test
    void whatIsSentToTheDatabaseHoldsNothingInClear() {
        OfIncident row = (OfIncident) TestFeed.pseudonymiser().pseudonymise(TestFeed.row(12, TestFeed.crime()));
        List<ByteBuffer> sent = new ArrayList<>();
        new StagingWriter(TestFeed.LOAD, 1, "TST").write(CapturedCopy.connection(sent), List.of(row));
        assertThat(sent).hasSize(4);
        sent.forEach(bytes -> assertNothingPlanted(StandardCharsets.ISO_8859_1.decode(bytes).toString()));
    }

    @Test
    void failuresNeverQuoteARow() {
        OfIncident row = (OfIncident) TestFeed.pseudonymiser().pseudonymise(TestFeed.row(12, TestFeed.crime()));
        Throwable failure = catchThrowable(() -> new StagingWriter(TestFeed.LOAD, 1, "TST")
                .write(CapturedCopy.failing("Failing row contains (Zephyrine, Featherstonehaugh)"), List.of(row)));
        assertThat(failure).hasMessageContaining("staging.incident").hasMessageContaining("23514").hasNoCause();
        assertNothingPlanted(failure);
    }

    @Test
    void valueOfAnUnexpectedTypeIsNotQuoted() {
        for (String column : List.of("v_birth", "v_number", "v_at_work", "from", "recorded", "updated")) {
            Map<String, Object> values = new HashMap<>(TestFeed.crime());
            values.put(column, new StringBuilder("Zephyrine"));
            Throwable failure = catchThrowable(() -> TestFeed.pseudonymiser().pseudonymise(TestFeed.row(12, values)));
            assertThat(failure).as(column).isNotNull();
            assertNothingPlanted(failure);
        }
    }

    private static void assertNothingPlanted(Object thing) {
        assertThat(thing.toString()).doesNotContain(PLANTED);
    }
}
