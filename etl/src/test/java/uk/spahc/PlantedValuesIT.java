package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.spahc.database.EmbeddedServer;
import uk.spahc.database.Purpose;
import uk.spahc.database.WarehouseDatabase;
import uk.spahc.home.Home;
import uk.spahc.keys.KeyFile;
import uk.spahc.testing.OffenceDelivery;
import uk.spahc.testing.PlainText;
import uk.spahc.testing.Resources;
import uk.spahc.testing.Terminal;

/**
 * Planted names, dates of birth, addresses, numbers, references and free text, in good rows, bad rows, bad files and a file
 * over the limit, through the real command on a home and a server of its own: afterwards they are nowhere in clear.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlantedValuesIT {
    private static final List<String> PLANTED = List.of("Quillfeather", "Zebedokwe", "Xanthippolyta", "Ørwellington",
            "13/02/1931", "1931-02-13", "13.02.1931", "13 February 1931", "19310213", "02/13/1931",
            "Wombatington", "ZZ9 9ZZ", "ZZ99ZZ", "0117 496 0987", "01174960987", "quill.feather@example.org",
            "ZZQ/987654/26", "ZZQ98765426", "NOMINAL-77881-Q", "LOG-QX-5521", "purple hippopotamus");
    private static final PlainText SEARCH = new PlainText(PLANTED);
    private static final String[] PERSON = {"Crime Reference", "ZZQ/987654/26", "Log Number", "LOG-QX-5521", "Location Address", "7 Wombatington Crescent",
        "Person ID", "NOMINAL-77881-Q", "Forename", "Xanthippolyta", "Surname", "Quillfeather", "Date of Birth", "13/02/1931",
        "Home Address", "9 Wombatington Crescent", "Home Postcode", "ZZ9 9ZZ", "Telephone", "0117 496 0987",
        "Incident Summary", "A purple hippopotamus said \"Zebedokwe\", quill.feather@example.org"};

    @TempDir
    static Path folder;
    private static Home home;
    private static Terminal terminal;
    private static int nights;
    private static final StringBuilder SAID = new StringBuilder();
    private static final List<String> SEEN_PROCESSES = new ArrayList<>();

    @BeforeAll
    static void aHomeOfItsOwn() throws IOException {
        home = new Home(folder.resolve("home"));
        Path key = folder.resolve("night.key");
        KeyFile.create(key);
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        terminal = new Terminal(Map.of("SPAHC_HOME", home.root().toString(), "SPAHC_KEY_FILE", key.toString(), "TMPDIR", temporary.toString()));
    }

    @AfterAll
    static void stop() {
        EmbeddedServer.of(home, Map.of()).stop();
    }

    @Test
    @Order(1)
    void nightOfGoodRowsBadRowsAndBadFiles() throws Exception {
        deliver("2026-01-06", goodAndBadRows().text());
        deliver("2026-01-07", overTheLimit().text());
        deliver("2026-01-08", new OffenceDelivery().row(PERSON).text().replaceFirst("(?s)^[^\n]*\n", ""));
        deliver("2026-01-09", new OffenceDelivery().row(PERSON).line("\"open quote Quillfeather,").row(PERSON).row(PERSON).text());
        deliver("2026-01-10", new OffenceDelivery().row(PERSON).text().replace("TRAILER,1\n", ""));
        deliver("2026-01-11", new OffenceDelivery().row(PERSON).text().replace("Telephone", "Telephone,Telephone"));
        Path incoming = home.incoming().resolve(OffenceDelivery.FEED);
        Files.write(incoming.resolve("hate-offences_2026-01-12.csv"), new OffenceDelivery().row(PERSON).text().replace("Quill", "Quill\u0081").getBytes(StandardCharsets.ISO_8859_1));
        done(incoming.resolve("hate-offences_2026-01-12.csv"));
        Path street = Files.createDirectories(home.incoming().resolve("police-uk/street")).resolve("2024-12-avon-and-somerset-street.csv");
        Files.writeString(street, Resources.text("deliveries/police-uk-street/good/input.csv").replaceAll(",\n", ",purple hippopotamus\n")
                .replace("Category,purple hippopotamus", "Category,"));
        done(street);
        assertThat(SEARCH.below(home.root(), "")).as("the search finds what lies there before the night").hasSizeGreaterThan(60);

        assertThat(spahc("refresh")).isEqualTo(65);
        assertThat(spahc("status")).isZero();
        assertThat(spahc("rerun", "3", "--accept")).as("the one over the limit, third by date").isZero();

        try (Connection database = connect(); Statement statement = database.createStatement()) {
            assertThat(count(statement, "SELECT count(*) FROM vault.identity WHERE kind = 'PERSON'")).as("identities kept, encrypted").isGreaterThan(20);
            assertThat(count(statement, "SELECT count(*) FROM quarantine.rejected_row WHERE values_sealed IS NOT NULL")).isGreaterThan(20);
            assertThat(count(statement, "SELECT count(*) FROM audit.load WHERE state = 'HELD'")).isEqualTo(6);
        }
    }

    /** Each refuses a whole chunk with planted rows at hand; the last cuts the connection instead. */
    @Order(2)
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "staging.incident | RAISE check_violation USING MESSAGE = 'refused', DETAIL = NEW::text",
        "staging.involvement | RAISE unique_violation USING MESSAGE = NEW::text",
        "vault.identity | RAISE not_null_violation USING MESSAGE = encode(NEW.values_sealed, 'escape')",
        "quarantine.rejected_row | RAISE disk_full USING MESSAGE = NEW::text",
        "warehouse.fact_involvement | RAISE numeric_value_out_of_range USING MESSAGE = NEW::text",
        "vault.person_record | PERFORM pg_terminate_backend(pg_backend_pid())"})
    void nightOnWhichTheDatabaseRefuses(String table, String trouble) throws Exception {
        nights++;
        try (Connection database = connect(); Statement statement = database.createStatement()) {
            statement.execute("CREATE OR REPLACE FUNCTION public.trouble() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN "
                    + trouble + "; RETURN NEW; END $$");
            statement.execute("CREATE TRIGGER trouble BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION public.trouble()");
            deliver("2026-02-0" + nights, goodAndBadRows().row("Crime Reference", table).text());
            assertThat(spahc("refresh")).as(table).isEqualTo(70);
            statement.execute("DROP TRIGGER trouble ON " + table);
        }
    }

    @Test
    @Order(3)
    void nothingOfThemIsInClear() throws Exception {
        assertThat(spahc("status")).isZero();
        assertThat(spahc("rerun", "--failed")).as("once nothing refuses any more").isZero();
        try (Connection database = connect(); Statement statement = database.createStatement()) {
            assertThat(count(statement, "SELECT count(*) FROM audit.delivery WHERE state = 'PUBLISHED'")).isEqualTo(9);
            statement.execute("CREATE TEMPORARY TABLE control AS SELECT 'said QUILL' || 'FEATHER' AS text, convert_to('Wombat' || 'ington', 'UTF8') AS bytes");
            assertThat(SEARCH.in(database)).as("every table of the database, and of a table of ours that shows how they would be found")
                    .containsExactlyInAnyOrder("control: quillfeather", "control.bytes: wombatington");
        }
        assertThat(SEARCH.below(folder.resolve("tmp"), "")).as("temporary files").isEmpty();
        assertThat(SEARCH.in(SAID.toString())).as("what the commands said").isEmpty();
        assertThat(SEEN_PROCESSES).hasSizeGreaterThan(3);
        assertThat(SEARCH.in(String.join("\n", SEEN_PROCESSES))).as("the process list").isEmpty();
    }

    /** Logs, archive, held files, receipts; of the stopped server the data files, the write-ahead log and its own log. */
    @Test
    @Order(4)
    void noFileOfTheHomeHoldsThem() {
        assertThat(spahc("database", "stop")).isZero();
        assertThat(SEARCH.below(home.root(), "database/postgresql")).isEmpty();
        assertThat(new PlainText(List.of("UNMAPPED")).below(home.database().resolve("data"), "")).as("what is kept in clear is found").isNotEmpty();
        assertThat(new PlainText(List.of("SQLSTATE 22003")).below(home.logs(), "")).as("the errors were logged, by their codes").isNotEmpty();
    }

    /** Every notation of the birthday, every kind of fault, values in columns where they do not belong. */
    private static OffenceDelivery goodAndBadRows() {
        OffenceDelivery delivery = new OffenceDelivery().row(PERSON).soundRows(3);
        for (String born : List.of("1931-02-13", "13.02.1931", "13 February 1931", "19310213", "02/13/1931")) {
            delivery.row(with("Date of Birth", born));
        }
        return delivery.row(with("Gender", "Quillfeather")).row(with("Gender", "Zebedokwe")).row(with("Relationship", "Zebedokwe's neighbour of Wombatington"))
                .row(with("Self-defined Ethnicity", "Ørwellington")).row(with("Person Role", "Zebedokwe")).row(with("Record Type", "Zebedokwe"))
                .row(with("Offence", "purple hippopotamus")).row(with("HO Offence Code", "Zebedokwe")).row(with("District", "Wombatington"))
                .row(with("Hate Strands", "Race; Zebedokwe")).row(with("Person Number", "Quillfeather")).row(with("Location LSOA", "Wombatington"))
                .row(with("Victim At Work", "Zebedokwe")).row(with("Date Recorded", "30/02/2026")).row(with("Last Updated", "Quillfeather"))
                .row(with("Forename", "Xanthippolyta\u0000")).row(with("Surname", "Quillfeather ".repeat(20))).row(with("Crime Reference", ""))
                .row(with("Home Postcode", "Wombatington")).row(with("Location Postcode", "ZZ9 9ZZ"))
                .line("ZZQ/987654/26,LOG-QX-5521,Xanthippolyta,Quillfeather,13/02/1931");
    }

    private static OffenceDelivery overTheLimit() {
        OffenceDelivery delivery = new OffenceDelivery();
        for (int i = 0; i < 30; i++) {
            delivery.row(with("Crime Reference", "ZZQ/987654/26" + i)).row(with("Date Recorded", "Quillfeather"));
        }
        return delivery;
    }

    private static String[] with(String header, String value) {
        String[] cells = PERSON.clone();
        for (int i = 0; i < cells.length; i += 2) {
            if (cells[i].equals(header)) {
                cells[i + 1] = value;
                return cells;
            }
        }
        return Stream.concat(Stream.of(cells), Stream.of(header, value)).toArray(String[]::new);
    }

    private static int spahc(String... arguments) {
        Process process = terminal.start(arguments);
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        while (process.isAlive()) {
            ProcessHandle.allProcesses().map(handle -> handle.info().commandLine().orElse("")).filter(line -> line.contains(folder.toString()) || line.contains("postgres"))
                    .filter(line -> !SEEN_PROCESSES.contains(line)).forEach(SEEN_PROCESSES::add);
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        SAID.append(out.join()).append(err.join());
        return process.exitValue();
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deliver(String date, String text) throws IOException {
        Path file = OffenceDelivery.write(home.incoming().resolve(OffenceDelivery.FEED).resolve("hate-offences_" + date + ".csv"), text);
        done(file);
    }

    private static void done(Path file) throws IOException {
        Files.createFile(file.resolveSibling(file.getFileName() + ".done"));
    }

    private static Connection connect() throws SQLException {
        return WarehouseDatabase.open(home, Map.of()).connection(Purpose.ADMINISTER).open();
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
