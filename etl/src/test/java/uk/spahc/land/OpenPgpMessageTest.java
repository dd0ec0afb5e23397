package uk.spahc.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.feed.FeedDefinition.Arrival;
import uk.spahc.outcome.Failure;
import uk.spahc.testing.OpenPgp;
import uk.spahc.testing.OpenPgp.Message;

/** Messages encrypted for us, for others, cut, altered, signed by the wrong hand, and some that were never encrypted. */
class OpenPgpMessageTest {
    private static final OpenPgp OURS = OpenPgp.withPassphrase("a passphrase");
    private static final OpenPgp SUPPLIER = OpenPgp.withPassphrase("another");
    private static final Arrival.OpenPgp ENCRYPTED = new Arrival.OpenPgp("OUR_KEY", "OUR_PASSPHRASE", null, true);
    private static final Arrival.OpenPgp SIGNED = new Arrival.OpenPgp("OUR_KEY", "OUR_PASSPHRASE", "SUPPLIER_KEY", true);
    private static final byte[] CONTENT = "Reference,Full Name\nA1,Testina Examplova\nTRAILER,1\n".repeat(3_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static final Map<String, String> SETTINGS = new HashMap<>();

    @BeforeAll
    static void keys() throws IOException {
        SETTINGS.put("OUR_KEY", OURS.privateKeyIn(folder).toString());
        SETTINGS.put("OUR_PASSPHRASE", OpenPgp.secretIn(folder.resolve("passphrase"), "a passphrase\n").toString());
        SETTINGS.put("SUPPLIER_KEY", SUPPLIER.publicKeyIn(folder).toString());
    }

    @Test
    void messageIsReadAsOftenAsAsked() throws IOException {
        DeliveryContent content = within(OURS.encrypted(Message.of(CONTENT)), ENCRYPTED);
        assertThat(bytes(content)).isEqualTo(CONTENT);
        assertThat(bytes(content)).isEqualTo(CONTENT);
        assertThat(bytes(within(OURS.encrypted(Message.of(CONTENT).inArmour()), ENCRYPTED))).isEqualTo(CONTENT);
    }

    @Test
    void signatureIsAskedForWhereTheFeedNamesTheSigner() throws IOException {
        assertThat(bytes(within(OURS.encrypted(Message.of(CONTENT).signedBy(SUPPLIER)), SIGNED))).isEqualTo(CONTENT);
        assertThat(bytes(within(OURS.encrypted(Message.of(CONTENT).signedBy(OURS)), ENCRYPTED))).isEqualTo(CONTENT);
        assertHeld(OURS.encrypted(Message.of(CONTENT)), SIGNED, HeldCode.SIGNATURE);
        assertHeld(OURS.encrypted(Message.of(CONTENT).signedBy(OURS)), SIGNED, HeldCode.SIGNATURE);
        assertHeld(OURS.encrypted(Message.of(CONTENT).signedBy(SUPPLIER).signedForOtherContent()), SIGNED, HeldCode.SIGNATURE);
    }

    @Test
    void messageForAnotherKeyIsHeld() {
        assertHeld(SUPPLIER.encrypted(Message.of(CONTENT)), ENCRYPTED, HeldCode.OTHER_KEY);
    }

    @Test
    void whatIsNotEncryptedIsHeldUnlessTheFeedMayDoWithout() throws IOException {
        assertHeld(CONTENT, ENCRYPTED, HeldCode.NOT_ENCRYPTED);
        assertHeld(Files.readAllBytes(SUPPLIER.publicKeyIn(folder)), ENCRYPTED, HeldCode.NOT_ENCRYPTED);
        assertThat(bytes(within(CONTENT, new Arrival.OpenPgp("OUR_KEY", null, null, false)))).isEqualTo(CONTENT);
        assertThat(bytes(within(new byte[0], ENCRYPTED))).as("the reader says that it is empty").isEmpty();
    }

    @Test
    void cutMessageIsHeldWhereverItIsCutAndNothingOfItIsGiven() {
        byte[] whole = OURS.encrypted(Message.of(CONTENT));
        for (int length = 20; length < whole.length; length += 1 + whole.length / 60) {
            assertNothingGiven(Arrays.copyOf(whole, length));
        }
        assertNothingGiven(Arrays.copyOf(whole, whole.length - 1));
    }

    @Test
    void alteredMessageIsHeldWhereverItWasAltered() {
        byte[] whole = OURS.encrypted(Message.of(CONTENT));
        Random random = new Random(20261122);
        for (int i = 0; i < 120; i++) {
            byte[] altered = whole.clone();
            altered[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            assertNothingGiven(altered);
        }
    }

    @Test
    void messageWithoutProtectionAgainstChangeIsHeld() {
        assertHeld(OURS.encrypted(Message.of(CONTENT).withoutProtection()), ENCRYPTED, HeldCode.ALTERED);
    }

    @Test
    void messageThatExpandsBeyondMeasureIsHeld() {
        assertHeld(OURS.encrypted(Message.of(new byte[40 << 20])), ENCRYPTED, HeldCode.TOO_LARGE);
    }

    @Test
    void whatTheSettingsLackIsSaidAndIsNoDeliverysFault() throws IOException {
        byte[] message = OURS.encrypted(Message.of(CONTENT));
        assertFails(message, Map.of(), "private key is not at hand: OUR_KEY is not set");
        assertFails(message, with("OUR_KEY", folder.resolve("nowhere").toString()), "The file that OUR_KEY names is not there");
        assertFails(message, with("OUR_KEY", SETTINGS.get("OUR_PASSPHRASE")), "The file that OUR_KEY names holds no OpenPGP private key");
        assertFails(message, with("OUR_PASSPHRASE", OpenPgp.secretIn(folder.resolve("wrong"), "wrong").toString()), "is not opened by the passphrase");
        Path open = Files.copy(Path.of(SETTINGS.get("OUR_KEY")), folder.resolve("open.asc"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertFails(message, with("OUR_KEY", open.toString()), "is open to its group or to others");
        Map<String, String> noSigner = new HashMap<>(SETTINGS);
        noSigner.remove("SUPPLIER_KEY");
        assertThatThrownBy(() -> bytes(within(OURS.encrypted(Message.of(CONTENT).signedBy(SUPPLIER)), SIGNED, noSigner)))
                .isInstanceOf(Failure.class).hasMessageContaining("supplier's public key is not at hand: SUPPLIER_KEY is not set");
    }

    @Test
    void textIsNotTakenForAMessage() {
        assertThat(OpenPgpMessage.isMessage("Reference,Name\n".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(OpenPgpMessage.isMessage("\u00c1ine,\u00c9amon,Siobh\u00e1n,".getBytes(StandardCharsets.ISO_8859_1))).isFalse();
        assertThat(OpenPgpMessage.isMessage("\u00c3\u0161,4,5".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(OpenPgpMessage.isMessage(OURS.encrypted(Message.of(CONTENT)))).isTrue();
        assertThat(OpenPgpMessage.isMessage(new byte[0])).isFalse();
    }

    private static Map<String, String> with(String setting, String value) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put(setting, value);
        return settings;
    }

    private static void assertFails(byte[] message, Map<String, String> settings, String sentence) {
        assertThatThrownBy(() -> bytes(within(message, ENCRYPTED, settings))).isInstanceOf(Failure.class).hasMessageContaining(sentence);
    }

    private static void assertHeld(byte[] message, Arrival.OpenPgp openpgp, HeldCode code) {
        assertThatThrownBy(() -> bytes(within(message, openpgp))).isInstanceOfSatisfying(Unreadable.class, held -> assertThat(held.code()).isEqualTo(code));
    }

    /** Not even of what came before the damage: the content cannot be opened at all. */
    private static void assertNothingGiven(byte[] message) {
        assertThatThrownBy(() -> within(message, ENCRYPTED).open()).isInstanceOfSatisfying(Unreadable.class,
                held -> assertThat(held.code()).isIn(HeldCode.ALTERED, HeldCode.OTHER_KEY, HeldCode.NOT_ENCRYPTED, HeldCode.NOT_A_DELIVERY));
    }

    private static DeliveryContent within(byte[] message, Arrival.OpenPgp openpgp) {
        return within(message, openpgp, SETTINGS);
    }

    private static DeliveryContent within(byte[] message, Arrival.OpenPgp openpgp, Map<String, String> settings) {
        return OpenPgpMessage.within(() -> new ByteArrayInputStream(message), openpgp, ReadLimits.STANDARD, settings::get);
    }

    private static byte[] bytes(DeliveryContent content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }
}
