package uk.spahc.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

class AgreementsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String TEXT = """
            agreement: somebody-something
            title: Something from somebody
            parties:
              - {name: Somebody, role: controller, regime: dpa_2018_part_3, powers: [an act], part_3: [s35]}
            purposes: [counting]
            permitted_fields: {somebody/something: [one, two]}
            identity_in_vault: {somebody/something: [one]}
            trust_zone: members
            grain: ward
            start: 2026-01-10
            end: 2026-04-30
            retention: {vault: P24M, quarantine: P90D, archive: P1Y, fact_identity: P24M}
            data_subjects: {answered_by: Somebody}
            """;

    @TempDir
    Path config;
    private Path file;

    @BeforeEach
    void folder() throws IOException {
        file = Files.createDirectories(config.resolve("governance/agreements")).resolve("somebody-something.yml");
    }

    @Test
    void shippedAgreementsAreSoundAndTheOneWithPersonalDataSaysItIsAnExample() {
        assertThat(Agreements.shipped().all()).extracting(Agreement::agreement).contains("asp-hate-offences", "police-uk-open-data");
        assertThat(Agreements.shipped().all()).filteredOn(agreement -> !agreement.identityInVault().isEmpty())
                .isNotEmpty().allMatch(Agreement::example);
    }

    @Test
    void everythingOfAnAgreementIsRead() throws IOException {
        Agreement agreement = written(TEXT).agreement();
        assertThat(agreement.parties()).singleElement().satisfies(party -> {
            assertThat(party.role()).isEqualTo(Agreement.Party.Role.CONTROLLER);
            assertThat(party.regime()).isEqualTo(Agreement.Party.Regime.DPA_2018_PART_3);
            assertThat(party.part3()).containsExactly("s35");
        });
        assertThat(agreement.retention().quarantine()).isEqualTo(Period.ofDays(90));
        assertThat(agreement.end()).isEqualTo("2026-04-30");
    }

    @Test
    void onlyNamedColumnsOfTheFeedArePermitted() throws IOException {
        Standing.InForce standing = written(TEXT);
        assertThat(standing.permittedFields("somebody/something")).containsExactlyInAnyOrder("one", "two");
        assertThat(standing.identityInVault("somebody/something")).containsExactly("one");
        assertThat(standing.permittedFields("somebody/else")).isEmpty();
        assertThat(standing.freeText("somebody/something")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-10, 2026-01-10, true",
        "2026-04-30, 2026-04-30, true",
        "2026-01-09, 2026-03-02, false",
        "2026-04-30, 2026-05-01, false",
        "2026-05-01, 2026-04-30, false"})
    void agreementMustHoldOnTheBusinessDateAndToday(LocalDate businessDate, LocalDate today, boolean inForce) throws IOException {
        Files.writeString(file, TEXT);
        Standing standing = Agreements.load(Optional.of(config)).inForce("somebody-something", businessDate, today);
        assertThat(standing instanceof Standing.InForce).isEqualTo(inForce);
    }

    @Test
    void withoutAnAgreementTheExitCodeSaysForbidden() {
        Standing standing = Agreements.shipped().inForce("nobody-nothing", TODAY, TODAY);
        assertThatThrownBy(standing::orRefuse).isInstanceOf(Failure.class).hasMessage("There is no agreement nobody-nothing.")
                .extracting(failure -> ((Failure) failure).exitCode()).isEqualTo(ExitCode.FORBIDDEN);
    }

    @Test
    void openLicenceHasNoEnd() {
        assertThat(Agreements.shipped().inForce("police-uk-open-data", TODAY, LocalDate.of(2099, 1, 1)))
                .isInstanceOf(Standing.InForce.class);
    }

    @Test
    void fileOfTheConfigurationReplacesTheShippedOne() throws IOException {
        Files.writeString(file.resolveSibling("asp-hate-offences.yml"), TEXT.replace("somebody-something", "asp-hate-offences"));
        assertThat(Agreements.load(Optional.of(config)).inForce("asp-hate-offences", TODAY, TODAY).orRefuse().agreement().title())
                .isEqualTo("Something from somebody");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "grain: ward|grain: house|line 9|must be one of record, street, lsoa, ward, authority",
        "trust_zone: members|trust_zone: members\\nfrends: 1|line|`frends` is not a known key here",
        "start: 2026-01-10|start: soon|line 10|must have the form",
        "start: 2026-01-10|start: 2026-02-31||a day in it does not exist",
        "purposes: [counting]|purposes: []|line 5|must not be empty",
        "part_3: [s35]|article_6: [x]|line 4|`part_3` is missing",
        "title: Something from somebody|title: [|line|not YAML",
        "identity_in_vault: {somebody/something: [one]}|identity_in_vault: {somebody/something: [three]}||names three of somebody/something, which `permitted_fields` does not permit",
        "end: 2026-04-30|end: 2025-04-30||`end` is before `start`",
        "agreement: somebody-something|agreement: other||`agreement` must be the file's own name",
        "'vault: P24M, '|||must say for how long `vault`"})
    void whatIsWrongIsSaidWithItsFileAndLine(String right, String wrong, String line, String problem) throws IOException {
        Files.writeString(file, TEXT.replace(right, wrong == null ? "" : wrong.replace("\\n", "\n")));
        assertThatThrownBy(() -> Agreements.load(Optional.of(config))).isInstanceOf(Failure.class)
                .hasMessageContaining("somebody-something.yml").hasMessageContaining(line == null ? "" : line).hasMessageContaining(problem);
    }

    @Test
    void endIsAnnouncedSixtyDaysBefore() throws IOException {
        Files.writeString(file, TEXT);
        Agreements agreements = Agreements.load(Optional.of(config));
        assertThat(agreements.endingSoon(LocalDate.of(2026, 2, 28))).isEmpty();
        assertThat(agreements.endingSoon(LocalDate.of(2026, 3, 1)))
                .containsExactly("The agreement somebody-something ends on 2026-04-30, in 60 days.");
        assertThat(agreements.endingSoon(LocalDate.of(2026, 4, 30))).containsExactly("The agreement somebody-something ends today.");
        assertThat(agreements.endingSoon(LocalDate.of(2026, 5, 1))).containsExactly("The agreement somebody-something ended on 2026-04-30.");
    }

    private Standing.InForce written(String text) throws IOException {
        Files.writeString(file, text);
        return Agreements.load(Optional.of(config)).inForce("somebody-something", TODAY, TODAY).orRefuse();
    }
}
