package uk.spahc.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.opencsv.CSVReaderHeaderAware;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeMapTest {
    private static final Map<String, CodeMap> MAPS = FeedCatalogue.shipped().feed("avon-somerset-police/hate-offences").codeMaps();

    @ParameterizedTest
    @CsvSource({"'  Public Fear,  Alarm/Distress. ', public fear alarm distress", "Śmith-Élan 9B, śmith élan 9b", "(--), ''"})
    void labelsAreComparedByLettersAndDigits(String label, String normalised) {
        assertThat(CodeMap.normalise(label)).isEqualTo(normalised);
    }

    @ParameterizedTest
    @CsvSource({"offence, 9b, 9B", "offence, 37/2, 37.2", "offence, 4.10, 1-4.1-4.10-4.2", "strand, Hate Crime - Homophobic, SEXUAL_ORIENTATION",
        "strand, Gypsy/Roma/Traveller, GRT", "district, 'Bristol, City of', E06000023", "district, Somerset West, E06000066", "ethnicity-self, 'Not stated', NS",
        "ethnicity-self, O1, A4", "ethnicity-officer, IC7, IC9", "role, Aggrieved, VICTIM", "record-type, Non-Crime Hate Incident, NON_CRIME_INCIDENT",
        "gender, Prefer not to say, U", "target, Islamophobic, MUS", "record-status, No-crimed, CANCELLED"})
    void wordsOfForcesHaveTheirCode(String map, String label, String code) {
        assertThat(MAPS.get(map).code(label)).contains(code);
    }

    @Test
    void wordsThatSayNothingStayUnmapped() {
        assertThat(MAPS.get("offence").code("NOT SPECIFIED")).isEmpty();
        assertThat(MAPS.get("offence").code("EXPIRED - NOT FOR USE AFTER 30/01/24")).isEmpty();
    }

    @Test
    void recordTypesStatusesAndRolesAreTheWarehouses() {
        assertThat(Set.copyOf(MAPS.get("record-type").codes().values())).containsExactlyInAnyOrder("CRIME", "NON_CRIME_INCIDENT", "THIRD_SECTOR_REPORT");
        assertThat(Set.copyOf(MAPS.get("record-status").codes().values())).containsExactlyInAnyOrder("ACTIVE", "CANCELLED", "TRANSFERRED");
        assertThat(Set.copyOf(MAPS.get("role").codes().values()))
                .containsExactlyInAnyOrder("VICTIM", "SUSPECT", "OFFENDER", "COMPLAINANT", "SUBJECT", "WITNESS", "REPORTER");
    }

    /** Labels that forces gave in answers to requests for information, each with the code it means. */
    @Test
    void offencesSeenInTheWildHaveTheCodeExpected() throws Exception {
        Path file = Path.of("../../shared/reference/codes/raw_offence_labels_seen_in_uk_foi.csv");
        assumeTrue(Files.exists(file), "the reference labels do not lie beside the project");
        try (CSVReaderHeaderAware rows = new CSVReaderHeaderAware(Files.newBufferedReader(file))) {
            for (Map<String, String> row = rows.readMap(); row != null; row = rows.readMap()) {
                String expected = row.get("ho_code_expected");
                assertThat(MAPS.get("offence").code(row.get("raw_label")).orElse("")).as(row.get("raw_label")).isEqualTo(expected);
            }
        }
    }
}
