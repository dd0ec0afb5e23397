package uk.spahc.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

class FeedCatalogueTest {
    private static final String SOUND = """
            feed: testing/small
            title: A small feed
            source: {code: TST, name: Testing, kind: third_sector}
            theme: testing
            agreement: testing
            record_kind: incident
            format: {type: csv}
            arrival:
              kind: delta
              file_name: 'small_(?<businessDate>\\d{4}-\\d{2}-\\d{2})\\.csv'
              schedule: daily
              promise_hours: 30
            identity: {record: reference}
            area: {authority: E06000023, outside: count}
            reject_limit: {rows: 1, percent: 1.5}
            times: {zone: Europe/London}
            columns:
              - {name: reference, header: Reference, type: text, class: identifier, mandatory: true}
              - {name: happened, header: Happened, type: date, formats: [dd/MM/yyyy], class: attribute}
              - {name: kind, header: Kind, type: text, class: attribute, codes: kind, values: [Yes, No]}
            rules:
              - {rule: not_future, column: happened, otherwise: warn, code: FUTURE}
            mapping:
              incident: {recorded_date: happened, record_type: kind}
            """;

    @TempDir
    private Path config;
    private Path file;

    @BeforeEach
    void folder() throws IOException {
        file = config.resolve("feeds/testing/small/feed.yml");
        Files.createDirectories(file.resolveSibling("codes"));
        Files.writeString(file.resolveSibling("codes/kind.csv"), "label,code\nCrime,CRIME\n");
        Files.createDirectories(config.resolve("themes/testing"));
        Files.writeString(config.resolve("themes/testing/theme.yml"), "theme: testing\ntitle: Testing\n");
    }

    @Test
    void shippedFeedsAreSound() {
        FeedCatalogue catalogue = FeedCatalogue.shipped();

        assertThat(catalogue.feeds()).extracting(FeedDefinition::feed).contains("avon-somerset-police/hate-offences", "police-uk/street");
        FeedDefinition offences = catalogue.feed("avon-somerset-police/hate-offences");
        assertThat(offences.column("crime_reference").orElseThrow().fate()).isEqualTo(Column.Fate.IDENTIFIER);
        assertThat(offences.column("status").orElseThrow().columnRequired()).isFalse();
        assertThat(offences.column("forename").orElseThrow().columnRequired()).isTrue();
        assertThat(offences.format().trailer()).isEqualTo(new FeedDefinition.Format.Trailer("TRAILER", 2));
        assertThat(offences.rules()).hasSize(5);
        assertThat(catalogue.feed("police-uk/street").nonCrimeIncidents().load()).isFalse();
    }

    @Test
    void whatIsLeftOutGetsItsDefault() throws IOException {
        FeedDefinition feed = load(SOUND);

        assertThat(feed.format()).isEqualTo(new FeedDefinition.Format(FeedDefinition.Format.Type.CSV, List.of("UTF-8"), ',', 1, 0, 1,
                null, null, false, null, null));
        assertThat(feed.column("kind").orElseThrow().maxLength()).isEqualTo(Column.SPREADSHEET_CELL);
        assertThat(feed.column("kind").orElseThrow().aliases()).isEmpty();
        assertThat(feed.column("kind").orElseThrow().values()).containsExactly("Yes", "No");
        assertThat(feed.mapping().people()).isEmpty();
        assertThat(feed.mapping().incident().offence()).isEmpty();
        assertThat(feed.codeMaps().get("kind").codes()).isEqualTo(Map.of("crime", "CRIME"));
    }

    @Test
    void unknownKeyIsRefusedWithItsLineAndTheKnownOnes() {
        assertThatThrownBy(() -> load(SOUND.replace("columns:", "colums:")))
                .hasMessageContaining(file + " line 17: `colums` is not a known key here; known: feed, title, source")
                .hasMessageContaining("`columns` is missing")
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.WRONG_USE));
    }

    @Test
    void everyProblemIsToldAndNotOnlyTheFirst() {
        assertThatThrownBy(() -> load(SOUND
                .replace("feed: testing/small", "feed: testing/other")
                .replace("businessDate", "day")
                .replace("column: happened", "column: hapened")
                .replace("codes: kind", "codes: sort")
                .replace("recorded_date: happened", "recorded_date: reference")))
                .hasMessageContaining(" line 1: `feed` must be testing/small")
                .hasMessageContaining(" line 10: `file_name` needs the named group businessDate or businessMonth")
                .hasMessageContaining(" line 20: `codes` names a code map that is not there")
                .hasMessageContaining(" line 22: `column` there is no column hapened")
                .hasMessageContaining(" line 24: `recorded_date` needs a column of type date, and reference is none");
    }

    @Test
    void wordsOutsideTheListAreToldWithTheList() {
        assertThatThrownBy(() -> load(SOUND.replace("class: identifier", "class: secret").replace("kind: delta", "kind: stream")))
                .hasMessageContaining("line 18: `class` must be one of: identifier, quasi, attribute, free_text, drop")
                .hasMessageContaining("line 9: `kind` must be one of: snapshot, delta");
    }

    @Test
    void wordsMayBeWrittenInAnyCase() throws IOException {
        assertThat(load(SOUND.replace("type: csv", "type: CSV").replace("class: identifier", "class: Identifier")).column("reference").orElseThrow().fate())
                .isEqualTo(Column.Fate.IDENTIFIER);
    }

    @Test
    void brokenYamlIsToldWithItsLine() {
        assertThatThrownBy(() -> load(SOUND.replace("source: {code", "source: {{code"))).hasMessageContaining(file + " line 4: not YAML").hasMessageContaining("begins on line 3");
        assertThatThrownBy(() -> load(SOUND + "title: again\n")).hasMessageContaining("line 25: `title` is given twice");
        assertThatThrownBy(() -> load("")).hasMessageContaining("line 1: the file is empty");
    }

    @Test
    void nameOfAPlaceComesFromItsAddressAlone() {
        assertThatThrownBy(() -> load(SOUND.replace("recorded_date: happened", "recorded_date: happened, place_name: kind")))
                .hasMessageContaining("`place_name` must be the column of `place`")
                .hasMessageContaining("`place_name` needs `location_type`")
                .hasMessageContaining("`place_name` needs a column of class identifier, and kind is none");
    }

    @Test
    void impossibleFormatsPatternsAndRulesAreRefused() {
        assertThatThrownBy(() -> load(SOUND
                .replace("[dd/MM/yyyy]", "[dd/MM/yy]")
                .replace("class: identifier, mandatory", "class: identifier, pattern: '[', column_required: false, mandatory")
                .replace("type: text, class: attribute, codes", "type: text, class: free_text, codes")))
                .hasMessageContaining("line 19: `dd/MM/yy` does not make a date")
                .hasMessageContaining("line 18: `pattern` is not a regular expression")
                .hasMessageContaining("line 18: `mandatory` contradicts column_required: false")
                .hasMessageContaining("line 20: `codes` is for texts of class attribute only");
        assertThatThrownBy(() -> load(SOUND.replace("column: happened", "column: reference")))
                .hasMessageContaining("line 22: `column` must be a date, and reference is none");
        assertThatThrownBy(() -> load(SOUND.replace("otherwise: warn", "otherwise: warn, years: 3")))
                .hasMessageContaining("line 22: `years` is not a known key here; known: rule, column, tolerance_minutes, otherwise, code");
    }

    @Test
    void snapshotOfIncidentsSaysWhatBecomesOfAbsentRecordsAndWhenAnOfficerDecides() throws IOException {
        String snapshot = SOUND.replace("kind: delta", "kind: snapshot\n  period: month");
        assertThatThrownBy(() -> load(snapshot)).hasMessageContaining("line 8: `arrival` needs `absent`");
        assertThatThrownBy(() -> load(snapshot.replace("period: month", "period: month\n  absent: {becomes: withdrawn}")))
                .hasMessageContaining("`absent` needs `hold_over_percent`");
        assertThatThrownBy(() -> load(snapshot.replace("period: month", "period: month\n  absent: {becomes: kept, forever: true}")))
                .hasMessageContaining("line 11: `forever` is not a known key here; known: becomes, hold_over_percent");
        assertThatThrownBy(() -> load(SOUND.replace("kind: delta", "kind: delta\n  absent: {becomes: kept}")))
                .hasMessageContaining("`absent` is for a snapshot of incidents only");
        assertThat(load(snapshot.replace("period: month", "period: month\n  absent: {becomes: withdrawn, hold_over_percent: 10}"))
                .arrival().absent().holdOverPercent()).isEqualTo(10);
    }

    @Test
    void everyFeedShowsANameThatFits() {
        for (FeedDefinition feed : FeedCatalogue.shipped().feeds()) {
            assertThat(feed.arrival().exampleName()).matches(feed.arrival().fileName());
        }
        assertThat(FeedCatalogue.shipped().feed("avon-somerset-police/hate-offences").arrival().exampleName()).isEqualTo("hate-offences_2026-01-31.csv");
        assertThatThrownBy(() -> load(SOUND.replace("_(?<businessDate>", "_[0-9a-f]{4}_(?<businessDate>")))
                .hasMessageContaining("needs an `example` of a file name");
    }

    @Test
    void workbookNeedsItsSheet() {
        assertThatThrownBy(() -> load(SOUND.replace("type: csv", "type: xlsx"))).hasMessageContaining("which sheet is read");
    }

    @Test
    void codeMapsMustBeUnambiguous() throws IOException {
        Files.writeString(file.resolveSibling("codes/kind.csv"), "label,code\nCrime,CRIME\n# a remark\ncrime!,OTHER\nodd\n");

        assertThatThrownBy(() -> load(SOUND))
                .hasMessageContaining("kind.csv line 4: the label `crime!` already has the code CRIME")
                .hasMessageContaining("kind.csv line 5: needs a label and a code");
    }

    @Test
    void overlayReplacesTheSameFeedAndTheSameCodeMap() throws IOException {
        Path codes = config.resolve("feeds/police-uk/street/codes/crime-type.csv");
        Files.createDirectories(codes.getParent());
        Files.writeString(codes, "label,code\nDrugs,drugs\n");

        FeedCatalogue catalogue = FeedCatalogue.load(Optional.of(config));

        assertThat(catalogue.feed("police-uk/street").codeMaps().get("crime-type").codes()).isEqualTo(Map.of("drugs", "drugs"));
        assertThat(catalogue.feed("police-uk/street").codeMaps().get("outcome").codes()).isNotEmpty();
    }

    @Test
    void aThemeMustBeThereAndSound() throws IOException {
        assertThatThrownBy(() -> load(SOUND.replace("theme: testing", "theme: tasting")))
                .hasMessageContaining("line 4: `theme` names tasting, but there is no themes/tasting/theme.yml; themes: background, hate-crime, testing");
        Files.writeString(config.resolve("themes/testing/theme.yml"), """
                theme: other
                title: Testing
                positive_outcomes: [1]
                """);
        assertThatThrownBy(() -> load(SOUND)).hasMessageContaining("theme.yml line 3: `0` must be text (put it in quotes if it looks like a number)");
        Files.writeString(config.resolve("themes/testing/theme.yml"), """
                theme: other
                title: Testing
                strands: [RACE]
                own_strands:
                  - {code: RACE, name: Race again}
                  - {code: MINE, name: Mine, counts_as: YOURS}
                """);
        assertThatThrownBy(() -> load(SOUND)).hasMessageContaining("line 1: `theme` must be testing")
                .hasMessageContaining("line 5: the strand RACE is listed twice").hasMessageContaining("line 6: `counts_as` names YOURS");
    }

    @Test
    void aSourceIsOneAgencyInOneTheme() {
        assertThatThrownBy(() -> load(SOUND.replace("code: TST", "code: ASP")))
                .hasMessageContaining("line 3: the source ASP is also that of avon-somerset-police/hate-offences");
    }

    @Test
    void feedIsDueAfterTheNextDayThatItsScheduleKnows() throws IOException {
        // As mart_operations__feed_status, in the case feed-late-by-its-promise: after Friday 1 March 2024.
        Map<String, String> due = Map.of("daily", "2024-03-03T06:00", "weekdays", "2024-03-05T06:00", "weekly", "2024-03-09T06:00",
                "monthly", "2024-04-02T06:00", "quarterly", "2024-06-02T06:00", "now and then", "2024-03-02T06:00");
        for (Map.Entry<String, String> schedule : due.entrySet()) {
            FeedDefinition feed = load(SOUND.replace("schedule: daily", "schedule: " + schedule.getKey()));
            assertThat(feed.arrival().dueAfter(LocalDate.of(2024, 3, 1))).isEqualTo(schedule.getValue());
        }
        assertThatThrownBy(() -> load(SOUND.replace("schedule: daily", "schedule: sometimes"))).hasMessageContaining("schedule").hasMessageContaining("now and then");
    }

    @Test
    void feedMayNameTheDayFromWhichItsRecordsAreAllThere() throws IOException {
        assertThat(load(SOUND).arrival().recordsFrom()).isNull();
        assertThat(load(SOUND.replace("schedule: daily", "schedule: daily\n  records_from: 2023-04-01")).arrival().recordsFrom()).isEqualTo("2023-04-01");
        assertThatThrownBy(() -> load(SOUND.replace("schedule: daily", "schedule: daily\n  records_from: April 2023"))).hasMessageContaining("records_from");
    }

    @Test
    void unknownFeedIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> FeedCatalogue.shipped().feed("none/such")).hasMessage("There is no feed none/such.")
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.nextStep()).contains("police-uk/street"));
    }

    @Test
    void feedsInsideAnArchiveAreFound() throws IOException {
        Path archive = config.resolve("feeds.jar");
        try (FileSystem jar = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Files.createDirectories(jar.getPath("feeds/testing/small/codes"));
            Files.createDirectories(jar.getPath("themes/testing"));
            Files.writeString(jar.getPath("themes/testing/theme.yml"), "theme: testing\ntitle: Testing\n");
            Files.writeString(jar.getPath("feeds/testing/small/feed.yml"), SOUND);
            Files.writeString(jar.getPath("feeds/testing/small/codes/kind.csv"), "label,code\nCrime,CRIME\n");
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {archive.toUri().toURL()}, null)) {
            assertThat(FeedCatalogue.load(loader, Optional.empty()).feeds()).extracting(FeedDefinition::feed).containsExactly("testing/small");
        }
    }

    private FeedDefinition load(String yaml) throws IOException {
        Files.writeString(file, yaml);
        return FeedCatalogue.load(Optional.of(config)).feed("testing/small");
    }
}
