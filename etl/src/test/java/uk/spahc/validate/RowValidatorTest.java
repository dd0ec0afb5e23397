package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.spahc.read.DeliveredRow;
import uk.spahc.testing.Feeds;
import uk.spahc.validate.Verdict.Reason;

class RowValidatorTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-07-01T12:00:00Z"), ZoneOffset.UTC);

    private final RowValidator validator = new RowValidator(Feeds.SMALL, CLOCK);

    @Test
    void everyTypeGetsItsValue() {
        Map<String, Object> values = accepted("name", "\u00a0 Testina \t", "happened", "04/06/2025 21:30", "recorded", "5 Jun 2025", "month", "2025-06",
                "number", "7", "share", "-0.50", "known", "Yes", "postcode", "bs1  1aa", "area", "E01014485", "colour", "red",
                "strands", "Race; race hate;Disability").row().values();

        assertThat(values).isEqualTo(Map.ofEntries(Map.entry("reference", "A1"), Map.entry("name", "Testina"),
                Map.entry("happened", new LocalMoment(LocalDateTime.of(2025, 6, 4, 21, 30), true)),
                Map.entry("recorded", LocalDate.of(2025, 6, 5)), Map.entry("month", YearMonth.of(2025, 6)), Map.entry("number", 7L),
                Map.entry("share", new BigDecimal("-0.50")), Map.entry("known", true), Map.entry("postcode", "BS1 1AA"),
                Map.entry("area", "E01014485"), Map.entry("colour", "red"), Map.entry("strands", List.of("RACE", "DISABILITY"))));
    }

    @Test
    void emptyCellsAreAbsent() {
        assertThat(accepted("name", "", "happened", " ", "number", "\u00a0").row().values()).containsOnlyKeys("reference");
    }

    @Test
    void allReasonsOfARowAreTold() {
        assertThat(rejected("reference", " ", "number", "x", "colour", "blue").reasons())
                .containsExactly(new Reason("REQUIRED", "reference"), new Reason("FORMAT", "number"), new Reason("VALUE", "colour"));
    }

    @ParameterizedTest
    @CsvSource({"number, 1.0, FORMAT", "number, 1e3, FORMAT", "number, 007x, FORMAT", "number, 0, VALUE", "number, 100, VALUE", "number, '1,0', FORMAT",
        "number, 99999999999999999999, FORMAT", "share, 1E+2, FORMAT", "share, 2.01, VALUE", "share, ., FORMAT", "share, 1.2.3, FORMAT", "share, '-', FORMAT",
        "known, maybe, FORMAT", "area, E0101448, FORMAT", "reference, 12345678901, TOO_LONG", "month, 2025-13, FORMAT", "recorded, 05/06/25, FORMAT",
        "recorded, 5/6/2025, FORMAT", "recorded, 05/06/12025, FORMAT", "recorded, 05/06/+2025, FORMAT", "recorded, 05/06/0025, FORMAT",
        "recorded, 2025-06-05, FORMAT", "happened, 04/06/2025 9:30, FORMAT", "happened, 04/06/2025 21:30:00, FORMAT"})
    void valueThatDoesNotFitIsRejectedWithItsCode(String column, String cell, String code) {
        assertThat(rejected(column, cell).reasons()).containsExactly(new Reason(code, column));
    }

    @ParameterizedTest
    @CsvSource({"29/02/2024, true", "29/02/2025, false", "29/02/2000, true", "29/02/1900, false", "31/04/2025, false", "30/04/2025, true", "00/01/2025, false"})
    void onlyDaysThatExistAreDates(String date, boolean exists) {
        assertThat(verdict("recorded", date) instanceof Verdict.Accepted).isEqualTo(exists);
    }

    @Test
    void twentyFourHoursIsNoTimeOfDayAndMidnightIsUnknown() {
        assertThat(rejected("happened", "04/06/2025 24:00").reasons()).containsExactly(new Reason("FORMAT", "happened"));
        LocalMoment midnight = new LocalMoment(LocalDateTime.of(2025, 6, 4, 0, 0), false);
        assertThat(accepted("happened", "04/06/2025 00:00").row().values()).containsEntry("happened", midnight);
        assertThat(accepted("happened", "04/06/2025").row().values()).containsEntry("happened", midnight);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/03/2025", "26/10/2025"})
    void halfHoursOfAClockChangeDayAreAsTheClocksWent(String day) {
        RowValidator later = new RowValidator(Feeds.SMALL, Clock.fixed(Instant.parse("2025-12-01T00:00:00Z"), ZoneOffset.UTC));
        for (int half = 0; half < 48; half++) {
            LocalTime time = LocalTime.MIDNIGHT.plusMinutes(30L * half);
            Verdict.Accepted verdict = (Verdict.Accepted) later.verdict(row("happened", day + " " + time));
            LocalMoment moment = (LocalMoment) verdict.row().values().get("happened");
            boolean spring = day.startsWith("30");
            boolean changing = time.getHour() == 1;
            assertThat(moment.timeKnown()).as("%s", time).isEqualTo(half > 0 && !(spring && changing));
            assertThat(moment.at().toLocalTime()).isEqualTo(moment.timeKnown() ? time : LocalTime.MIDNIGHT);
            assertThat(moment.happensTwice(ZoneId.of("Europe/London"))).isEqualTo(!spring && changing);
            assertThat(verdict.notices()).isEqualTo(!changing ? List.of() : List.of(new Reason(spring ? "TIME_IN_GAP" : "TIME_TWICE", "happened")));
        }
    }

    @Test
    void timeOfChangeIsKeptAsItIsBecauseItOrdersVersions() {
        assertThat(accepted("updated", "30/03/2025 01:30").row().values())
                .containsEntry("updated", new LocalMoment(LocalDateTime.of(2025, 3, 30, 1, 30), true));
        assertThat(accepted("updated", "30/03/2025 00:00").row().values())
                .containsEntry("updated", new LocalMoment(LocalDateTime.of(2025, 3, 30, 0, 0), true));
    }

    @ParameterizedTest
    @CsvSource({"BS1 1AA, BS1 1AA", "bs11aa, BS1 1AA", "SW1A 1AA, SW1A 1AA", "BS16 5XX, BS16 5XX", "GIR 0AA, GIR 0AA"})
    void postcodesAreSpeltOneWay(String cell, String postcode) {
        assertThat(accepted("postcode", cell).row().values()).containsEntry("postcode", postcode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BS1", "Bristol", "BS1 1A", "1BS 1AA", "BS1 1AAA"})
    void malformedPostcodeDoesNotLoseTheRow(String cell) {
        Verdict.Accepted verdict = accepted("postcode", cell);
        assertThat(verdict.notices()).containsExactly(new Reason("POSTCODE_MALFORMED", "postcode"));
        assertThat(verdict.row().values()).doesNotContainKey("postcode");
    }

    @Test
    void unknownLabelIsUnmappedAndTold() {
        Verdict.Accepted verdict = accepted("strands", "Race;Left-handedness");
        assertThat(verdict.row().codes("strands")).containsExactly("RACE", "UNMAPPED");
        assertThat(verdict.notices()).containsExactly(new Reason("UNMAPPED", "strands", "Left-handedness"));
        assertThat(accepted("strands", "Race;Left-handedness").notices()).as("the second time as well").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Testina Examplova", "TESTINA EXAMPLOVA (her)", "testina@example.org", "0117 496 00000", "born 01/02/1990"})
    void labelThatMayTellOfAPersonIsWithheld(String label) {
        assertThat(accepted("name", "Testina Examplova", "strands", label).notices()).containsExactly(new Reason("UNMAPPED", "strands"));
    }

    @Test
    void nonCrimeIncidentIsKeptOutBeforeAnythingElseIsLookedAt() {
        Verdict.Rejected verdict = rejected("kind", "HATE INCIDENT", "recorded", "nonsense");
        assertThat(verdict).isEqualTo(new Verdict.Rejected(7, List.of(new Reason("NON_CRIME_OFF", "kind")), Map.of(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"something new", "", "--"})
    void recordOfUnknownTypeIsNotKept(String type) {
        Verdict.Rejected verdict = rejected("kind", type);
        assertThat(verdict).isEqualTo(new Verdict.Rejected(7, List.of(new Reason("RECORD_TYPE_UNMAPPED", "kind")), Map.of(), true));
    }

    @Test
    void faultyRowIsRejectedWithoutALookAtItsCells() {
        assertThat(validator.verdict(new DeliveredRow(3, Map.of(), List.of("WIDTH", "NUL"))))
                .isEqualTo(new Verdict.Rejected(3, List.of(new Reason("WIDTH", ""), new Reason("NUL", "")), Map.of(), true));
        assertThat(validator.verdict(new DeliveredRow(3, Map.of("kind", "Hate incident\0"), List.of("NUL"))))
                .extracting(verdict -> ((Verdict.Rejected) verdict).cells()).isEqualTo(Map.of());
    }

    @Test
    void rulesLookAcrossColumns() {
        assertThat(rejected("happened", "05/06/2025 10:00", "updated", "05/06/2025 09:59").reasons()).containsExactly(new Reason("DATE_ORDER", "happened"));
        assertThat(verdict("happened", "05/06/2025", "updated", "05/06/2025 09:59")).isInstanceOf(Verdict.Accepted.class);
        assertThat(verdict("happened", "01/07/2025 13:05")).as("12:00 UTC is 13:00 in London").isInstanceOf(Verdict.Accepted.class);
        assertThat(rejected("happened", "01/07/2025 13:06").reasons()).containsExactly(new Reason("FUTURE", "happened"));
        assertThat(accepted("month", "2025-08").notices()).containsExactly(new Reason("FUTURE", "month"));
        assertThat(verdict("born", "06/06/1904", "recorded", "05/06/2025")).isInstanceOf(Verdict.Accepted.class);
        assertThat(rejected("born", "05/06/1904", "recorded", "05/06/2025").reasons()).containsExactly(new Reason("AGE_OVER_LIMIT", "born"));
    }

    @Test
    void severalColumnsTellOneCode() {
        ValidRow row = new ValidRow(1, Map.of("code", List.of("UNMAPPED"), "label", List.of("9B")), Map.of());
        assertThat(row.firstCode(List.of("code", "label"))).contains("9B");
        assertThat(row.firstCode(List.of("code"))).contains("UNMAPPED");
        assertThat(row.firstCode(List.of("other"))).isEmpty();
        assertThat(row.codes(null)).isEmpty();
    }

    private Verdict.Accepted accepted(String... cells) {
        return (Verdict.Accepted) verdict(cells);
    }

    private Verdict.Rejected rejected(String... cells) {
        return (Verdict.Rejected) verdict(cells);
    }

    private Verdict verdict(String... cells) {
        return validator.verdict(row(cells));
    }

    /** @param cells column and cell in turn; the reference is A1 unless given */
    private static DeliveredRow row(String... cells) {
        Map<String, String> row = new HashMap<>(Map.of("reference", "A1"));
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return new DeliveredRow(7, row, List.of());
    }
}
