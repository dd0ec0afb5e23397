package uk.spahc.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.outcome.Failure;

class GazetteerTest {
    private static final String AUTHORITY = "E06000023";
    private final Gazetteer gazetteer = TestGazetteer.small();

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({
        // postcode, LSOA, district → area, method, authority, ward, LSOA
        "BS1 4ST,,, INSIDE,POSTCODE,E06000023,E05010892,E01033371",
        "BS1 4ST,E01099999,E06000025, INSIDE,POSTCODE,E06000023,E05010892,E01033371",
        "BS2 9ZZ,,, INSIDE,POSTCODE,E06000023,E05010885,E01014485",
        "BS3 9XX,E01014485,, INSIDE,POSTCODE,E06000023,E05010886,E01014485",
        "BS3 9XX,E01099999,, INSIDE,POSTCODE,E06000023,E05010886,",
        "BS16 7AA,E01014485,E06000023, OUTSIDE,POSTCODE,E06000025,,",
        "BA1 1ZZ,E01014485,E06000023, OUTSIDE,POSTCODE,E06000022,,",
        "BS20 6AB,,, OUTSIDE,POSTCODE,,,",
        "BS1 4QQ,E01014485,E06000025, INSIDE,LSOA,E06000023,E05010885,E01014485",
        ",E01014540,, INSIDE,LSOA,E06000023,,E01014540",
        ",E01033372,, INSIDE,LSOA,E06000023,,E01033372",
        ",E01099999,E06000023, OUTSIDE,LSOA,,,",
        ",W01000001,, OUTSIDE,LSOA,,,",
        ",E0101,E06000023, INSIDE,DISTRICT,E06000023,,",
        "BS1 4QQ,,E06000025, OUTSIDE,DISTRICT,E06000025,,",
        "BS1 4QQ,,, UNKNOWN,NONE,,,",
        ",,, UNKNOWN,NONE,,,"})
    void postcodeDecidesBeforeLsoaAndLsoaBeforeDistrict(String postcode, String lsoa, String district, Location.Area area,
            Location.Method method, String authority, String ward, String lsoaCode) {
        Location location = gazetteer.place(postcode, lsoa, district);
        assertThat(location).extracting(Location::area, Location::method, Location::authorityCode, Location::wardCode, Location::lsoaCode)
                .containsExactly(area, method, authority, ward, lsoaCode);
    }

    @Test
    void lettersOfThePostcodeDecideNothing() {
        assertThat(gazetteer.place("BS99 9ZZ", null, null).area()).isEqualTo(Location.Area.UNKNOWN);
        assertThat(gazetteer.place("BS16 7AA", null, null).area()).isEqualTo(Location.Area.OUTSIDE);
    }

    @Test
    void unknownIsInsideForAPublisherThatSendsNothingElse() {
        Location location = gazetteer.insideUnlessKnown(gazetteer.place(null, null, null));
        assertThat(location).extracting(Location::area, Location::method, Location::authorityCode)
                .containsExactly(Location.Area.INSIDE, Location.Method.FEED, AUTHORITY);
        assertThat(gazetteer.insideUnlessKnown(gazetteer.place("BS16 7AA", null, null)).area()).isEqualTo(Location.Area.OUTSIDE);
    }

    @Test
    void authorityWithoutReferenceDataIsRefused() {
        assertThatThrownBy(() -> Gazetteer.of("E99999999")).isInstanceOf(Failure.class).hasMessageContaining("no reference data");
    }
}
