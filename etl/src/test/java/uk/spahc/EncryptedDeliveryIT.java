package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.keys.FileSealer;
import uk.spahc.keys.MasterKey;
import uk.spahc.testing.Night;
import uk.spahc.testing.OpenPgp;
import uk.spahc.testing.OpenPgp.Message;
import uk.spahc.testing.Terminal;
import uk.spahc.testing.TestDatabase;
import uk.spahc.testing.Workbooks;

/** OpenPGP messages and a protected workbook through the real command line, of feeds that declare them. */
class EncryptedDeliveryIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private static final String OUTCOMES = "avon-somerset-police/outcomes";
    private static final String REFERRALS = "victim-support/referrals";
    private static final Path SHIPPED = Path.of("src/main/resources/feeds");
    private static final Path GOLDEN = Path.of("src/test/resources/deliveries");
    private static final String PASSWORD = "a test's password";
    private static final OpenPgp OURS = OpenPgp.withPassphrase("a passphrase");
    private static final OpenPgp SUPPLIER = OpenPgp.withPassphrase("another");

    @TempDir
    private Path folder;
    private Night night;
    private Terminal terminal;

    @BeforeEach
    void feedsThatDeclareIt() throws IOException {
        DATABASE.reset();
        Path config = folder.resolve("config");
        declare(config, OUTCOMES, "  promise_hours: 30\n", "  promise_hours: 30\n  openpgp: {private_key_variable: SPAHC_TEST_KEY,"
                + " passphrase_variable: SPAHC_TEST_PASSPHRASE, signer_key_variable: SPAHC_TEST_SIGNER}\n");
        declare(config, REFERRALS, "sheet: Referrals", "sheet: Referrals, password_variable: SPAHC_TEST_SHEET");
        night = Night.on(DATABASE, folder).under(config);
        terminal = night.terminal().with("SPAHC_TEST_KEY", OURS.privateKeyIn(folder).toString())
                .with("SPAHC_TEST_PASSPHRASE", OpenPgp.secretIn(folder.resolve("passphrase"), "a passphrase\n").toString())
                .with("SPAHC_TEST_SIGNER", SUPPLIER.publicKeyIn(folder).toString())
                .with("SPAHC_TEST_SHEET", PASSWORD);
    }

    private static void declare(Path config, String feed, String text, String other) throws IOException {
        String definition = Files.readString(SHIPPED.resolve(feed).resolve("feed.yml"));
        assertThat(definition).contains(text);
        Path file = config.resolve("feeds").resolve(feed).resolve("feed.yml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, definition.replace(text, other));
    }

    @Test
    void encryptedDeliveriesAreLoadedAndEachFaultIsHeldByItsName() throws Exception {
        byte[] good = Files.readAllBytes(GOLDEN.resolve("avon-somerset-police-outcomes/good/input.csv"));
        byte[] message = OURS.encrypted(Message.of(good).signedBy(SUPPLIER));
        deliver(OUTCOMES, "outcomes_2026-01-08.csv", message);
        deliver(OUTCOMES, "outcomes_2026-01-09.csv", other(good));
        deliver(OUTCOMES, "outcomes_2026-01-10.csv", SUPPLIER.encrypted(Message.of(good).signedBy(SUPPLIER)));
        deliver(OUTCOMES, "outcomes_2026-01-11.csv", Arrays.copyOf(message, message.length - 40));
        deliver(OUTCOMES, "outcomes_2026-01-12.csv", OURS.encrypted(Message.of(good).signedBy(OURS)));
        deliver(OUTCOMES, "outcomes_2026-01-13.csv", OURS.encrypted(Message.of(new byte[30 << 20]).signedBy(SUPPLIER)));
        deliver(OUTCOMES, "outcomes_2026-01-14.csv", OURS.encrypted(Message.of(good).signedBy(SUPPLIER).inArmour()));
        byte[] workbook = Workbooks.of("Referrals", Files.readString(GOLDEN.resolve("victim-support-referrals/good/Referrals.sheet.csv")));
        deliver(REFERRALS, "referrals_2026-01.xlsx", locked(workbook, PASSWORD));
        deliver(REFERRALS, "referrals_2026-02.xlsx", locked(workbook, "another"));

        Terminal.Said refresh = terminal.spahc("refresh");

        assertThat(refresh.exitCode()).as(refresh.all()).isEqualTo(65);
        assertThat(refresh.all()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(night.ask("SELECT file_name, d.state, cause_code FROM audit.load l JOIN audit.delivery d USING (delivery_key) ORDER BY file_name"))
                .containsExactly("outcomes_2026-01-08.csv,PUBLISHED,", "outcomes_2026-01-09.csv,HELD,NOT_ENCRYPTED", "outcomes_2026-01-10.csv,HELD,OTHER_KEY",
                        "outcomes_2026-01-11.csv,HELD,ALTERED", "outcomes_2026-01-12.csv,HELD,SIGNATURE", "outcomes_2026-01-13.csv,HELD,TOO_LARGE",
                        "referrals_2026-01.xlsx,PUBLISHED,", "referrals_2026-02.xlsx,HELD,PASSWORD");
        assertThat(refresh.out()).as("encrypted anew, the content is the same").contains("nothing changed");
        assertThat(archived("outcomes_2026-01-08.csv")).as("the archive keeps what came").isEqualTo(message);
    }

    @Test
    void aMissingKeyIsSaidAndTheDeliveryIsLoadedOnceItIsThere() throws Exception {
        byte[] good = Files.readAllBytes(GOLDEN.resolve("avon-somerset-police-outcomes/good/input.csv"));
        deliver(OUTCOMES, "outcomes_2026-01-08.csv", OURS.encrypted(Message.of(good).signedBy(SUPPLIER)));

        Terminal.Said without = night.terminal().spahc("refresh");
        assertThat(without.exitCode()).as(without.all()).isEqualTo(70);
        assertThat(without.all()).contains("SPAHC_TEST_KEY is not set").doesNotContain("\tat ");

        Terminal.Said with = terminal.spahc("rerun", night.ask("SELECT max(load_key) FROM audit.load").get(0));
        assertThat(with.exitCode()).as(with.all()).isZero();
    }

    @Test
    void aSupplierChecksWhatIsEncryptedToo() throws Exception {
        byte[] good = Files.readAllBytes(GOLDEN.resolve("avon-somerset-police-outcomes/good/input.csv"));
        Path message = Files.write(folder.resolve("outcomes_2026-01-08.csv"), OURS.encrypted(Message.of(good).signedBy(SUPPLIER)));
        Path plain = Files.write(folder.resolve("outcomes_2026-01-09.csv"), good);
        assertThat(terminal.spahc("check", OUTCOMES, message.toString()).exitCode()).isZero();
        Terminal.Said held = terminal.spahc("check", OUTCOMES, plain.toString());
        assertThat(held.exitCode()).isEqualTo(65);
        assertThat(held.out()).contains("The feed agrees on encrypted deliveries, and this one is not.");
        Terminal.Said noKey = night.terminal().spahc("check", OUTCOMES, message.toString());
        assertThat(noKey.exitCode()).isEqualTo(70);
        assertThat(noKey.all()).contains("SPAHC_TEST_KEY is not set").doesNotContain("\tat ");
    }

    private void deliver(String feed, String name, byte[] bytes) throws IOException {
        night.deliver(feed, Files.write(folder.resolve(name), bytes));
    }

    private static byte[] other(byte[] good) {
        return new String(good, StandardCharsets.UTF_8).replace("01/2026", "02/2026").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] locked(byte[] workbook, String password) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword(password);
            try (OutputStream out = encryptor.getDataStream(file)) {
                out.write(workbook);
            }
            file.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    private byte[] archived(String name) throws IOException {
        List<String> sha256 = night.ask("SELECT sha256 FROM audit.delivery WHERE file_name = '" + name + "'");
        try (var files = Files.walk(night.home().archive()); MasterKey key = night.key()) {
            Path sealed = files.filter(file -> file.getFileName().toString().startsWith(sha256.get(0))).findFirst().orElseThrow();
            try (InputStream plain = new FileSealer(key).open(Files.newInputStream(sealed), sha256.get(0))) {
                return plain.readAllBytes();
            }
        }
    }
}
