package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.read.DeliveredRow;
import uk.spahc.testing.Feeds;

/** Dates, ticks, places and lists as people write them into a spreadsheet. */
class PeoplesWritingTest {
    private static final FeedDefinition FEED = Feeds.CATALOGUE.feed("victim-support/referrals");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({"2026-01-05", "05/01/2026", "5/1/2026", "5.1.26", "5-1-26", "5 January 2026", "5th January 2026", "'Monday 5th of January, 2026'", "5 Jan 26", "5-Jan-26",
        "'January 5, 2026'", "2026-01-05 09:30:00"})
    void dateIsRead(String written) {
        assertThat(values(Map.of("date_referred", written))).containsEntry("date_referred", LocalDate.of(2026, 1, 5));
    }

    @Test
    void septemberHasTwoShortFormsAndTwoDigitsOneCentury() {
        assertThat(values(Map.of("date_of_birth", "3 Sep 68"))).containsEntry("date_of_birth", LocalDate.of(1968, 9, 3));
        assertThat(values(Map.of("date_of_birth", "3 Sept 68"))).containsEntry("date_of_birth", LocalDate.of(1968, 9, 3));
        assertThat(values(Map.of("date_of_birth", "3.9.25"))).containsEntry("date_of_birth", LocalDate.of(2025, 9, 3));
        assertThat(values(Map.of("date_of_birth", "30 February 1968"))).doesNotContainKey("date_of_birth");
        assertThat(values(Map.of("date_of_birth", "14:30:00"))).doesNotContainKey("date_of_birth");
    }

    @ParameterizedTest
    @CsvSource({"14:30", "14.30", "1430", "2:30pm", "2.30 PM", "14:30:00"})
    void dayAndTimeOfTwoColumnsAreOneMoment(String written) {
        LocalMoment moment = (LocalMoment) values(Map.of("date_of_incident", "4/1/2026", "time_of_incident", written)).get("date_of_incident");
        assertThat(moment.timeKnown()).isTrue();
        assertThat(moment.at().toLocalTime()).isEqualTo(LocalTime.of(14, 30));
    }

    @Test
    void timeThatTheClocksSkippedKeepsItsDate() {
        Verdict.Accepted verdict = (Verdict.Accepted) verdict(Map.of("date_referred", "1/4/2025", "date_of_incident", "30/03/2025", "time_of_incident", "01:30"));
        assertThat(verdict.notices()).extracting(Verdict.Reason::code).containsExactly(ReasonCode.TIME_IN_GAP);
        assertThat(((LocalMoment) verdict.row().values().get("date_of_incident")).timeKnown()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'Race, religion',RACE RELIGION", "Race and religion,RACE RELIGION", "'Race;Religion/Disability',RACE RELIGION DISABILITY", "'race\nand\nFaith',RACE RELIGION",
        "'Gypsy Roma and Traveller, Race',GRT RACE", "Race/Ethnicity,RACE", "Race & Gypsy Roma and Traveller,RACE GRT"})
    void cellOfSeveralValuesIsTakenApartOnlyWhereItIsNotOne(String written, String codes) {
        assertThat(values(Map.of("type_of_hate", written))).containsEntry("type_of_hate", List.of(codes.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"✓,REPORTED", "✔,REPORTED", "TRUE,REPORTED", "y,REPORTED", "✗,NOT_REPORTED", "Don't know,NOT_KNOWN"})
    void tickIsAnAnswer(String written, String code) {
        assertThat(values(Map.of("reported_to_police", written))).containsEntry("reported_to_police", List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"bs14st,BS1 4ST", "'12 High St, BS1 4ST (back)',BS1 4ST", "BS5 6,BS5 6"})
    void postcodeIsFoundWithinWhatIsWritten(String written, String postcode) {
        assertThat(values(Map.of("incident_postcode", written))).containsEntry("incident_postcode", postcode);
        assertThat(values(Map.of("incident_postcode", "BS1 4ST or BS2 9AB"))).as("one of two is a guess").doesNotContainKey("incident_postcode");
    }

    @Test
    void nothingOfARowWithoutAgreementIsKept() {
        Verdict.Rejected verdict = (Verdict.Rejected) verdict(Map.of("client_agreement", "", "surname", "Examplova"));
        assertThat(verdict.cells()).isEmpty();
        assertThat(verdict.countsToLimit()).isFalse();
        assertThat(verdict.toString()).doesNotContain("VS-1");
    }

    private static Map<String, Object> values(Map<String, String> cells) {
        return ((Verdict.Accepted) verdict(cells)).row().values();
    }

    private static Verdict verdict(Map<String, String> cells) {
        Map<String, String> row = new HashMap<>(Map.of("ref_no", "VS-1", "date_referred", "10/01/2026", "client_agreement", "Linking"));
        row.putAll(cells);
        return new RowValidator(FEED, CLOCK).verdict(new DeliveredRow(5, row, List.of(), Set.of()));
    }
}
