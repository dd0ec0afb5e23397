package uk.spahc.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.FeedDraft;
import uk.spahc.feed.Problem;
import uk.spahc.governance.Agreements;
import uk.spahc.governance.Standing;
import uk.spahc.outcome.Failure;
import uk.spahc.reference.ReferenceFiles;

/** Drafting, checking and describing feeds: what a data officer does without a programmer. */
class FeedCommandsTest {
    private static final Path ELSEWHERE = Path.of("src/test/resources/config-elsewhere");
    private static final String FEED = "some-charity/reports";
    private static final String OFFENCES = "avon-somerset-police/hate-offences";

    @TempDir
    private Path config;

    @Test
    void aDraftFromASampleIsSoundAndHoldsNoneOfItsPeople() throws IOException {
        StringBuilder sample = new StringBuilder("Case Ref;Date Logged;Hate Strands;Offence;First Name;Surname;DOB;Worker;What Happened;Role;Person No\n");
        for (int i = 0; i < 40; i++) {
            sample.append("CR").append(i).append(";0").append(1 + i % 9).append("/03/2024;Race;").append(List.of("Public fear and battery", "Planted Surname", "Attack on Planted", "Common assault").get(i % 4))
                    .append(";Planted;Surname;01/02/19").append(50 + i).append(";Jo Hidden;He said Verbatim;Victim;1\n");
        }
        Path file = Files.writeString(config.resolve("sample.csv"), sample);

        NewFeed made = NewFeed.write(FEED, options(Optional.empty(), Optional.of(file)), config, FeedCatalogue.shipped());

        assertThat(made.undecided()).containsExactly("Worker");
        String all = written(made);
        assertThat(all).doesNotContainIgnoringCase("planted").doesNotContain("Hidden", "Verbatim", "CR1", "1950").contains("Not in the code map offence: \"Public fear and battery\"");
        assertThat(check().definitions(Optional.empty())).isEmpty();
        FeedDefinition feed = FeedCatalogue.load(Optional.of(config)).feed(FEED);
        assertThat(fitting(feed)).isEmpty();
        assertThat(feed.format().delimiter()).isEqualTo(';');
        assertThat(feed.column("worker").orElseThrow().fate()).isEqualTo(uk.spahc.feed.Column.Fate.DROP);
        assertThat(feed.mapping().people()).hasSize(1);
        LocalDate today = LocalDate.now();
        assertThat(Agreements.load(Optional.of(config)).inForce(feed.agreement(), today, today)).as("loads end with 77").isInstanceOf(Standing.NotInForce.class);
    }

    @Test
    void aDraftLikeAnotherFeedAndOneFromNothingAreSound() {
        NewFeed.write(FEED, options(Optional.of(FeedCatalogue.shipped().feed(OFFENCES)), Optional.empty()), config, FeedCatalogue.shipped());
        NewFeed.write("some-charity/other", options(Optional.empty(), Optional.empty()), config, FeedCatalogue.load(Optional.of(config)));

        assertThat(check().definitions(Optional.empty())).isEmpty();
        FeedDefinition like = FeedCatalogue.load(Optional.of(config)).feed(FEED);
        assertThat(like.columns()).hasSameSizeAs(FeedCatalogue.shipped().feed(OFFENCES).columns());
        assertThat(like.mapping()).usingRecursiveComparison().ignoringFields("incident.placeName").isEqualTo(FeedCatalogue.shipped().feed(OFFENCES).mapping());
        assertThat(like.mapping().incident().placeName()).as("no place is named before somebody has said so").isNull();
        assertThat(like.codeMaps().get("district").codes()).isNotEmpty();
        assertThat(fitting(like)).isEmpty();
    }

    @Test
    void nothingIsOverwritten() {
        NewFeed.write(FEED, options(Optional.empty(), Optional.empty()), config, FeedCatalogue.shipped());
        assertThatThrownBy(() -> NewFeed.write(FEED, options(Optional.empty(), Optional.empty()), config, FeedCatalogue.shipped()))
                .isInstanceOf(Failure.class).hasMessageContaining("is there already");
        assertThatThrownBy(() -> NewFeed.write(OFFENCES, options(Optional.empty(), Optional.empty()), config, FeedCatalogue.shipped()))
                .hasMessageContaining("There is a feed " + OFFENCES + " already");
        assertThatThrownBy(() -> NewFeed.write("No Name", options(Optional.empty(), Optional.empty()), config, FeedCatalogue.shipped()))
                .hasMessageContaining("is not the name of a feed");
    }

    @Test
    void whatShipsAndWhatLiesElsewhereIsRight() {
        assertThat(check().definitions(Optional.empty())).isEmpty();
        FeedCatalogue.shipped().feeds().forEach(feed -> assertThat(fitting(feed)).as(feed.feed()).isEmpty());
        ConfigurationCheck elsewhere = new ConfigurationCheck(Optional.of(ELSEWHERE), ReferenceFiles.over(List.of(ELSEWHERE.resolve("reference"))));
        assertThat(elsewhere.definitions(Optional.empty())).isEmpty();
        FeedCatalogue catalogue = FeedCatalogue.load(Optional.of(ELSEWHERE));
        assertThat(elsewhere.fitting(catalogue.feed("south-wales-police/domestic-abuse"), catalogue, Agreements.load(Optional.of(ELSEWHERE)))).isEmpty();
    }

    @Test
    void wrongCodesAgreementsAndDeliveriesAreToldWithFileAndLine() throws IOException {
        copy(ELSEWHERE, config);
        Path feed = config.resolve("feeds/south-wales-police/domestic-abuse");
        Path agreement = config.resolve("governance/agreements/swp-domestic-abuse.yml");
        Files.writeString(agreement, Files.readString(agreement).replace("[niche_ref, kind, created, happened,", "[niche_ref, kind, happened, shoe_size,"));
        Files.move(feed.resolve("deliveries/good.csv"), feed.resolve("deliveries/was-good.csv"));
        Files.move(feed.resolve("deliveries/bad.csv"), feed.resolve("deliveries/good.csv"));
        Files.move(feed.resolve("deliveries/was-good.csv"), feed.resolve("deliveries/bad.csv"));
        ConfigurationCheck check = new ConfigurationCheck(Optional.of(config), ReferenceFiles.shipped());
        FeedCatalogue catalogue = FeedCatalogue.load(Optional.of(config));

        assertThat(check.fitting(catalogue.feed("south-wales-police/domestic-abuse"), catalogue, Agreements.load(Optional.of(config)))).map(Problem::toString)
                .anySatisfy(text -> assertThat(text).contains("feed.yml line 5: ").contains("does not permit created, without which every row would be rejected"))
                .anySatisfy(text -> assertThat(text).contains("permits shoe_size, which is no column"))
                .anySatisfy(text -> assertThat(text).contains("line 14: there are no reference data for W06000015"))
                .anySatisfy(text -> assertThat(text).contains("good.csv line 1: it should pass, and does not"))
                .anySatisfy(text -> assertThat(text).contains("bad.csv line 1: it should be refused somewhere"));

        Files.writeString(feed.resolve("codes/abuse.csv"), "label,code\nPhysical,RACE\n");
        Files.writeString(feed.resolve("codes/offence.csv"), "label,code\nOdd,999Z\n");
        Path theme = config.resolve("themes/domestic-abuse/theme.yml");
        Files.writeString(theme, Files.readString(theme).replace("\"8\"]", "\"88\"]"));
        assertThat(check.definitions(Optional.empty())).map(Problem::toString)
                .anySatisfy(text -> assertThat(text).contains("abuse.csv line 2: the code RACE is no strand of the theme domestic-abuse"))
                .anySatisfy(text -> assertThat(text).contains("offence.csv line 2: the code 999Z is not in the warehouse's list for `offence`"))
                .anySatisfy(text -> assertThat(text).contains("theme.yml line 4: `positive_outcomes` names 88"));
    }

    @Test
    void aTemplateHasHeadingsListsAndNotesAndNeitherMacrosNorHiddenSheets() throws IOException {
        FeedDefinition feed = FeedCatalogue.shipped().feed(OFFENCES);
        Path file = config.resolve("template.xlsx");

        new SupplierTemplate(feed).write(file);

        try (Workbook workbook = WorkbookFactory.create(file.toFile())) {
            Sheet data = workbook.getSheetAt(0);
            assertThat(data.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Crime Reference");
            assertThat(Stream.iterate(0, i -> i + 1).limit(data.getRow(0).getLastCellNum()).map(i -> data.getRow(0).getCell(i).getStringCellValue()))
                    .doesNotContain("Telephone", "Incident Summary").contains("Hate Strands", "Last Updated");
            List<? extends DataValidation> validations = data.getDataValidations();
            assertThat(validations).hasSize(data.getRow(0).getLastCellNum());
            DataValidation gender = validations.stream().filter(each -> each.getPromptBoxTitle().equals("Gender")).findFirst().orElseThrow();
            assertThat(gender.getValidationConstraint().getValidationType()).isEqualTo(DataValidationConstraint.ValidationType.LIST);
            assertThat(gender.getValidationConstraint().getFormula1()).startsWith("Lists!$");
            assertThat(workbook.getSheetName(1)).isEqualTo("How to fill it in");
            assertThat(Stream.of(0, 1, 2).noneMatch(workbook::isSheetHidden)).isTrue();
            assertThat(workbook.getSheet("Lists").getRow(1)).isNotNull();
        }
        assertThat(entries(file)).noneMatch(name -> name.contains("vba") || name.contains("externalLink"));
        assertThatThrownBy(() -> new SupplierTemplate(feed).write(file)).hasMessageContaining("is there already");
    }

    private static List<String> entries(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file); ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
            List<String> names = new java.util.ArrayList<>();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
            return names;
        }
    }

    private FeedDraft.Options options(Optional<FeedDefinition> like, Optional<Path> from) {
        return new FeedDraft.Options(like, from, Optional.empty(), "E06000023", Optional.empty());
    }

    private ConfigurationCheck check() {
        return new ConfigurationCheck(Optional.of(config), ReferenceFiles.shipped());
    }

    private List<Problem> fitting(FeedDefinition feed) {
        return check().fitting(feed, FeedCatalogue.load(Optional.of(config)), Agreements.load(Optional.of(config)));
    }

    private static String written(NewFeed made) {
        return made.files().stream().map(file -> {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }).collect(Collectors.joining());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
