package uk.spahc.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.pseudonymise.PseudonymisedRow.OfIncident;

class PlaceNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Church Road|Church Road", "  CHURCH   ROAD |Church Road", "St. John's Lane|St Johns Lane", "Barton Hill View|Barton Hill View",
        "Oakfield Academy, Church Road|Oakfield Academy, Church Road", "OAKFIELD ACADEMY - CHURCH ROAD|Oakfield Academy, Church Road", "Masjid Al-Noor|Masjid Al Noor", "Castle Green Park|Castle Green Park",
        "Central Bus Station, Brunel Court|Central Bus Station, Brunel Court", "Avonbank University Campus, Somerset Terrace|Avonbank University Campus, Somerset Terrace",
        "Oakfield School, Park Street|Oakfield School, Park Street"})
    void streetOrPublicPlaceHasItsName(String address, String name) {
        assertThat(PlaceNames.named(address)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "12 Church Road", "Church Road 12", "12a Church Road", "٣ Church Road", "Flat B, Church Road", "Flat above Cedar Barbers, Church Road",
        "Rose Cottage, Church Lane", "Park House", "Church", "J Smith, Church Road", "John Smith, Church Road", "John Smith Church Road",
        "Mr Smith's shop, Church Road", "outside the school", "victim's home near Castle Green Park", "She was followed along Church Road", "Followed along Church Road", "Smith at Church Road",
        "Women's Refuge, Church Road", "Unknown Road", "the bus", "Castle Green Park, by the swings where Ann Lee sat", ""})
    void anythingElseHasNone(String address) {
        assertThat(PlaceNames.named(address)).as(address).isNull();
    }

    @Test
    void nameThatHoldsThatOfAPersonInTheRowIsForbidden() {
        assertThat(staged("Smithers Road", "Smithers").placeName()).isEqualTo(PlaceNames.FORBIDDEN);
        assertThat(staged("Smithers Road", "Jones").placeName()).isEqualTo("Smithers Road");
        assertThat(staged("12 Smithers Road", "Jones").placeName()).isNull();
        assertThat(staged("Smithers Road", "Jones", "smithers road").placeName()).as("where somebody lives").isEqualTo(PlaceNames.FORBIDDEN);
    }

    @Test
    void agreementOfACoarserGrainLetsNoneBeNamed() {
        FeedDefinition feed = TestFeed.incidents(FeedDefinition.Area.Outside.COUNT);
        ValuesOf row = new ValuesOf("Smithers Road", "Jones");
        assertThat(new PlaceNames(feed.mapping(), false).of(row.values())).isNull();
        assertThat(new PlaceNames(feed.mapping(), true).of(row.values())).isEqualTo("Smithers Road");
    }

    private static StagedIncident staged(String place, String surname) {
        return staged(place, surname, "4 Elsewhere Street");
    }

    private static StagedIncident staged(String place, String surname, String home) {
        Map<String, Object> values = TestFeed.crime();
        values.put("v_address", home);
        values.put("place", place);
        values.put("v_surname", surname);
        return ((OfIncident) TestFeed.pseudonymiser().pseudonymise(TestFeed.row(12, values))).incident();
    }

    private record ValuesOf(String place, String surname) {
        RowValues values() {
            Map<String, Object> values = new HashMap<>(TestFeed.crime());
            values.put("place", place);
            values.put("v_surname", surname);
            return new RowValues(TestFeed.row(12, values));
        }
    }
}
