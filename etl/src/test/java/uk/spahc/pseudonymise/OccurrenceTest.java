package uk.spahc.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.validate.LocalMoment;

class OccurrenceTest {
    private static final ZoneRules LONDON = ZoneId.of("Europe/London").getRules();

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "2026-01-09T21:30,, 2026-01-09T21:30,,EXACT",
        "2026-01-09T21:30,2026-01-09T21:30, 2026-01-09T21:30,,EXACT",
        "2026-01-09T21:30,2026-01-09T23:00, 2026-01-09T21:30,2026-01-09T23:00,WINDOW",
        "2026-01-09T21:30,2026-01-10, 2026-01-09T21:30,2026-01-10T23:59,WINDOW",
        "2026-01-09T21:30,2026-01-09, 2026-01-09T21:30,2026-01-09T23:59,WINDOW",
        "2026-01-09,, 2026-01-09T00:00,,DATE",
        "2026-01-09,2026-01-09, 2026-01-09T00:00,,DATE",
        "2026-01-09,2026-01-11, 2026-01-09T00:00,2026-01-11T23:59,WINDOW",
        "2026-01-09,2026-01-09T10:00, 2026-01-09T00:00,2026-01-09T10:00,WINDOW",
        "2026-01-09T21:30,2026-01-08T10:00, 2026-01-09T21:30,,EXACT",
        "2026-01-09,2026-01-07, 2026-01-09T00:00,,DATE",
        ",2026-01-09T10:00, ,2026-01-09T10:00,UNKNOWN",
        ",, ,,UNKNOWN",
        // The clock went back at 02:00 on 25 October 2026: 01:00 to 01:59 came twice.
        "2026-10-25T00:59,, 2026-10-25T00:59,,EXACT",
        "2026-10-25T01:00,, 2026-10-25T01:00,2026-10-25T02:00,WINDOW",
        "2026-10-25T01:30,2026-10-25T01:30, 2026-10-25T01:30,2026-10-25T02:30,WINDOW",
        "2026-10-25T01:59,, 2026-10-25T01:59,2026-10-25T02:59,WINDOW",
        "2026-10-25T02:00,, 2026-10-25T02:00,,EXACT",
        "2026-10-25,, 2026-10-25T00:00,,DATE",
        // The clock skipped 01:00 to 01:59 on 29 March 2026: the time is kept as written, the notice is the validator's.
        "2026-03-29T01:30,, 2026-03-29T01:30,,EXACT"})
    void precisionFollowsFromWhatIsKnown(String from, String to, LocalDateTime wantedFrom, LocalDateTime wantedTo, Occurrence.Precision precision) {
        assertThat(Occurrence.of(moment(from), moment(to), LONDON)).isEqualTo(new Occurrence(wantedFrom, wantedTo, precision));
    }

    private static LocalMoment moment(String text) {
        if (text == null) {
            return null;
        }
        return text.length() == 10 ? new LocalMoment(LocalDate.parse(text).atStartOfDay(), false) : new LocalMoment(LocalDateTime.parse(text), true);
    }
}
