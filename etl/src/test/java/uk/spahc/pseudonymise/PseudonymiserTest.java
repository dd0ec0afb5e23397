package uk.spahc.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.keys.RowSealer;
import uk.spahc.keys.SealedPlace;
import uk.spahc.pseudonymise.PseudonymisedRow.OfIncident;
import uk.spahc.pseudonymise.PseudonymisedRow.OfStreetCrime;
import uk.spahc.pseudonymise.StagedInvolvement.Kind;
import uk.spahc.reference.Location;
import uk.spahc.validate.ValidRow;

class PseudonymiserTest {
    private final Pseudonymiser pseudonymiser = TestFeed.pseudonymiser();

    @Test
    void incidentInsideTheAreaIsStagedWithItsAttributes() {
        StagedIncident incident = crime(row -> { }).incident();
        assertThat(incident.key()).isEqualTo(new RowKey(7, 12, 1));
        assertThat(incident.location()).isEqualTo(
                new Location(Location.Area.INSIDE, Location.Method.POSTCODE, "E06000023", "E05010892", "E01033371", true));
        assertThat(incident.postcode()).isEqualTo("BS1 4ST");
        assertThat(incident.sourceUpdated()).isEqualTo(Instant.parse("2026-01-12T08:15:00Z"));
        assertThat(incident.offence()).as("an unmapped code, then a mapped label").isEqualTo("105B");
        assertThat(incident.strands()).containsExactly("RACE", "RELIGION");
        assertThat(incident.occurrence().precision()).isEqualTo(Occurrence.Precision.EXACT);
        assertThat(incident.groupToken()).isNotNull();
        assertThat(incident.placeToken()).isNotNull();
    }

    @Test
    void sourceTimeIsLondonTime() {
        assertThat(crime(row -> row.put("updated", TestFeed.at(2026, 7, 1, 8, 15))).incident().sourceUpdated())
                .isEqualTo(Instant.parse("2026-07-01T07:15:00Z"));
    }

    @Test
    void peopleKeepTheirNumbersAndTheirAgeBandAtTheIncident() {
        OfIncident row = crime(values -> { });
        assertThat(row.involvements()).extracting(StagedInvolvement::role, StagedInvolvement::personNumber, StagedInvolvement::kind, StagedInvolvement::ageBand)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("VICTIM", 1, Kind.PERSON, "25-34"),
                        org.assertj.core.groups.Tuple.tuple("SUSPECT", 2, Kind.PERSON, "18-24"));
        assertThat(row.involvements()).extracting(person -> person.key().part()).containsExactly(1, 2);
    }

    @Test
    void ageFallsBackToTheDayReportedThenRecorded() {
        Consumer<Map<String, Object>> turned35OnTheDayReported = row -> {
            row.remove("from");
            row.put("v_birth", LocalDate.of(1991, 1, 10));
        };
        assertThat(crime(turned35OnTheDayReported).involvements().get(0).ageBand()).isEqualTo("35-44");
        assertThat(crime(turned35OnTheDayReported.andThen(row -> {
            row.put("v_birth", LocalDate.of(1991, 1, 11));
        })).involvements().get(0).ageBand()).isEqualTo("25-34");
        assertThat(crime(turned35OnTheDayReported.andThen(row -> {
            row.put("v_birth", LocalDate.of(1991, 1, 11));
            row.remove("reported");
        })).involvements().get(0).ageBand()).isEqualTo("35-44");
    }

    @Test
    void samePersonHasTheSameTokensWhateverTheRow() {
        PersonTokens one = crime(row -> { }).people().get(0);
        PersonTokens two = crime(row -> {
            row.put("reference", "REF/2026/0002");
            row.put("v_surname", "FEATHERSTONEHAUGH");
            row.put("v_address", "flat 9 Marzipan House");
        }).people().get(0);
        assertThat(two).usingRecursiveComparison().ignoringFields("recordToken", "identityDigest").isEqualTo(one);
        assertThat(two.recordToken()).isNotEqualTo(one.recordToken());
    }

    @Test
    void equalValuesOfDifferentPurposesNeverMeet() {
        OfIncident row = crime(values -> {
            values.put("reference", "Same");
            values.put("log", "Same");
            values.put("place", "Same");
            values.put("v_id", "Same");
            values.put("v_forename", "Same");
            values.put("v_surname", "Same");
            values.put("v_address", "Same");
        });
        PersonTokens person = row.people().get(0);
        StagedIncident incident = row.incident();
        assertThat(new UUID[] {incident.rowDigest(), incident.recordToken(), incident.groupToken(), incident.placeToken(),
            person.identityDigest(), person.strongId(), person.forename(), person.surname(), person.address()}).doesNotHaveDuplicates();
    }

    @Test
    void changedIdentityChangesItsDigestAndAnythingElseDoesNot() {
        UUID before = crime(row -> { }).people().get(0).identityDigest();
        assertThat(crime(row -> row.put("v_gender", List.of("MALE"))).people().get(0).identityDigest()).isEqualTo(before);
        for (String column : List.of("v_id", "v_forename", "v_surname", "v_address", "v_postcode", "reference")) {
            assertThat(crime(row -> row.put(column, "BS9 9AA")).people().get(0).identityDigest()).as(column).isNotEqualTo(before);
        }
    }

    @Test
    void rowDigestIsOfAllCellsAndNotOfTheirOrder() {
        UUID before = crime(row -> { }).incident().rowDigest();
        Map<String, Object> values = TestFeed.crime();
        Map<String, Object> turned = new LinkedHashMap<>();
        List<String> names = new java.util.ArrayList<>(values.keySet());
        java.util.Collections.reverse(names);
        names.forEach(name -> turned.put(name, values.get(name)));
        assertThat(((OfIncident) pseudonymiser.pseudonymise(TestFeed.row(99, turned))).incident().rowDigest()).isEqualTo(before);
        assertThat(crime(row -> row.put("v_address", "elsewhere")).incident().rowDigest()).isNotEqualTo(before);
    }

    @Test
    void rowFromOutsideKeepsOnlyWhatClosesItsRecord() {
        OfIncident row = crime(values -> values.put("postcode", "BS16 7AA"));
        StagedIncident inside = crime(values -> { }).incident();
        assertThat(row.incident()).isEqualTo(StagedIncident.outside(new RowKey(7, 12, 1), row.incident().rowDigest(), inside.recordToken(),
                inside.sourceUpdated(), Location.Method.POSTCODE, "CRIME", StagedReport.NONE));
        assertThat(row.incident().location().authorityCode()).isNull();
        assertThat(row.involvements()).isEmpty();
        assertThat(row.people()).isEmpty();
        assertThat(row.identities()).isEmpty();
    }

    @Test
    void whereTheAreaIsUnknownNobodyIsIdentified() {
        OfIncident row = crime(values -> values.keySet().removeAll(Set.of("postcode", "lsoa", "district")));
        assertThat(row.incident().location().area()).isEqualTo(Location.Area.UNKNOWN);
        assertThat(row.incident().placeToken()).isNull();
        assertThat(row.involvements()).hasSize(2).allMatch(person -> person.kind() == Kind.UNIDENTIFIED);
        assertThat(row.involvements().get(0).ageBand()).isEqualTo("25-34");
        assertThat(row.people()).isEmpty();
        assertThat(row.identities()).isEmpty();
    }

    @Test
    void districtThatNoMapKnowsDecidesNothing() {
        OfIncident row = crime(values -> {
            values.keySet().removeAll(Set.of("postcode", "lsoa"));
            values.put("district", List.of("UNMAPPED"));
        });
        assertThat(row.incident().location().area()).isEqualTo(Location.Area.UNKNOWN);
    }

    @Test
    void publisherOfNothingElseIsInsideByFeed() {
        Map<String, Object> values = TestFeed.crime();
        values.keySet().removeAll(Set.of("postcode", "lsoa", "district"));
        Pseudonymiser local = TestFeed.pseudonymiser(TestFeed.incidents(FeedDefinition.Area.Outside.NEVER_SENT), Set.of(), Set.of());
        OfIncident row = (OfIncident) local.pseudonymise(TestFeed.row(12, values));
        assertThat(row.incident().location().method()).isEqualTo(Location.Method.FEED);
        assertThat(row.people()).hasSize(2);
    }

    @Test
    void unknownPostcodeIsNotKept() {
        OfIncident row = crime(values -> values.put("postcode", "BS1 4QQ"));
        assertThat(row.incident().location().method()).isEqualTo(Location.Method.LSOA);
        assertThat(row.incident().postcode()).isNull();
    }

    @Test
    void subjectOfANonCrimeIncidentIsNeverIdentifiedNorItsFreeTextKept() {
        OfIncident row = crime(values -> {
            values.put("record_type", List.of("NON_CRIME_INCIDENT"));
            values.put("v_role", List.of("COMPLAINANT"));
            values.put("s_role", List.of("SUBJECT"));
        });
        assertThat(row.involvements()).extracting(StagedInvolvement::kind).containsExactly(Kind.PERSON, Kind.UNIDENTIFIED);
        assertThat(row.people()).singleElement().satisfies(person -> assertThat(person.role()).isEqualTo("COMPLAINANT"));
        assertThat(opened(row)).noneMatch(json -> json.contains("Quigley") || json.contains("shouted"));
    }

    @Test
    void personWithoutNameAndIdIsUnidentified() {
        OfIncident row = crime(values -> {
            values.put("s_forename", "Unknown");
            values.put("s_surname", "-");
            values.remove("s_id");
        });
        assertThat(row.involvements()).extracting(StagedInvolvement::kind).containsExactly(Kind.PERSON, Kind.UNIDENTIFIED);
        assertThat(row.people()).hasSize(1);
        assertThat(opened(row)).noneMatch(json -> json.contains("2004-02-29"));
    }

    @Test
    void personOfWhomTheRowSaysNothingIsNobody() {
        assertThat(crime(values -> values.keySet().removeIf(column -> column.startsWith("s_") && !column.equals("s_role"))).involvements()).hasSize(1);
    }

    @Test
    void vaultKeepsIdentifiersByKindUnderTheirPlace() {
        OfIncident row = crime(values -> { });
        assertThat(opened(row)).containsExactly(
                "{\"reference\":\"REF/2026/0001\",\"group\":\"LOG-77-88\",\"free_text\":{\"summary\":\"He shouted at Zephyrine outside the bakery\"}}",
                "{\"address\":\"17 Quillfeather Lane\",\"postcode\":\"BS1 4ST\"}",
                "{\"strong_id\":\"PN-5550001\",\"forename\":\"Zephyrine\",\"surname\":\"Featherstonehaugh\",\"date_of_birth\":\"1991-07-23\","
                        + "\"address\":\"Flat 9, Marzipan House\",\"postcode\":\"BS2 9ZZ\"}",
                "{\"strong_id\":\"PN-5550002\",\"forename\":\"Bartholomäus\",\"surname\":\"O'Quigley\",\"date_of_birth\":\"2004-02-29\","
                        + "\"address\":\"Flat 9, Marzipan House\",\"postcode\":\"BS2 9ZZ\"}");
    }

    @Test
    void vaultKeepsOnlyWhatTheAgreementNames() {
        Pseudonymiser strict = TestFeed.pseudonymiser(TestFeed.incidents(FeedDefinition.Area.Outside.COUNT), Set.of("reference", "v_surname"), Set.of());
        OfIncident row = (OfIncident) strict.pseudonymise(TestFeed.row(12, TestFeed.crime()));
        assertThat(opened(row)).containsExactly("{\"reference\":\"REF/2026/0001\"}", "{\"surname\":\"Featherstonehaugh\"}");
        assertThat(row.people()).as("tokens are made of all that is permitted").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"E01014485,INSIDE", "E01014540,INSIDE", "E01099999,OUTSIDE", ",UNKNOWN"})
    void streetCrimeIsPlacedByItsLsoaAlone(String lsoa, Location.Area area) {
        Map<String, Object> values = TestFeed.street();
        values.put("lsoa", lsoa);
        values.values().removeIf(java.util.Objects::isNull);
        StagedStreetCrime crime = ((OfStreetCrime) TestFeed.pseudonymiser(TestFeed.streetCrime(), Set.of(), Set.of())
                .pseudonymise(TestFeed.row(3, values))).crime();
        assertThat(crime.area()).isEqualTo(area);
        assertThat(crime.month()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(crime.street()).isEqualTo(area == Location.Area.OUTSIDE ? null : "On or near Anvil Street");
    }

    private OfIncident crime(Consumer<Map<String, Object>> change) {
        Map<String, Object> values = TestFeed.crime();
        change.accept(values);
        ValidRow row = TestFeed.row(12, new HashMap<>(values));
        return (OfIncident) pseudonymiser.pseudonymise(row);
    }

    private static List<String> opened(OfIncident row) {
        RowSealer sealer = new RowSealer(TestFeed.KEY, TestFeed.LOAD.loadKey());
        return row.identities().stream().map(identity -> new String(sealer.open(new SealedPlace("vault.identity", identity.key().deliveryKey(),
                identity.key().line(), identity.key().part(), identity.kind().name()), identity.values()), StandardCharsets.UTF_8)).toList();
    }
}
