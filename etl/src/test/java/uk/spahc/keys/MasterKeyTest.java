package uk.spahc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.spahc.home.Home;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

class MasterKeyTest {
    private static final String GOOD = "spahc-key:1:LGubGb10FNsoX9Pf7eLOdjGGfGXQKu0y5yQ0XeoTDPM=";
    private static final String OTHER = "spahc-key:1:4kEqQBEgP2o2Ow5YDoRkRUCZBPmPGVVKPGKlBn6p4z4=";

    @TempDir
    Path folder;

    @Test
    void keyFileIsReadableByItsOwnerAlone() throws IOException {
        Path file = folder.resolve("master.key");
        KeyFile.create(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Files.readString(file)).matches("spahc-key:1:[A-Za-z0-9+/]{43}=\n");
        assertThat(settings("SPAHC_KEY_FILE", file.toString()).masterKey().epoch()).isEqualTo(1);
    }

    @Test
    void keyFileIsNeverOverwritten() throws IOException {
        Path file = folder.resolve("master.key");
        KeyFile.create(file);
        String before = Files.readString(file);
        assertThatThrownBy(() -> KeyFile.create(file)).isInstanceOf(Failure.class).hasMessageContaining("not overwritten");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void keyFileOpenToOthersIsRefused(String permissions) throws IOException {
        Path file = folder.resolve("master.key");
        KeyFile.create(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertRefused(settings("SPAHC_KEY_FILE", file.toString()), "open to its group or to others");
    }

    @Test
    void missingKeyIsRefusedAndTheNextStepSaysHowToMakeOne() {
        assertRefused(settings("OTHER", "x"), "There is no master key");
        assertRefused(settings("SPAHC_KEY_FILE", folder.resolve("none.key").toString()), "does not exist");
        assertThatThrownBy(() -> settings("OTHER", "x").masterKey())
                .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
                .extracting(Failure::nextStep, InstanceOfAssertFactories.STRING).contains("spahc keys create");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "spahc-key:1", "spahc-key:0:AAAA", "spahc-key:99999:AAAA", "spahc-key:1:not base64!", "spahc-key::AAAA"})
    void malformedKeyIsRefusedWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> settings("SPAHC_KEY", text).masterKey()).isInstanceOf(Failure.class)
                .hasMessageContaining("is not a key").hasMessageNotContaining(text).hasNoCause();
    }

    static Stream<Arguments> weakKeys() {
        byte[] sequence = new byte[32];
        byte[] equal = new byte[32];
        byte[] few = new byte[32];
        byte[] pattern = new byte[32];
        java.util.Random random = new java.util.Random(7);
        byte[] half = new byte[16];
        random.nextBytes(half);
        for (int i = 0; i < 32; i++) {
            sequence[i] = (byte) (i * 3);
            equal[i] = 0x5a;
            few[i] = (byte) (random.nextInt(12) * 17 + 128);
            pattern[i] = half[i % 16];
        }
        return Stream.of(
                Arguments.of(new byte[31], "fewer than 32"),
                Arguments.of(equal, "repeat"),
                Arguments.of(new byte[32], "repeat"),
                Arguments.of(sequence, "sequence"),
                Arguments.of(few, "too few different"),
                Arguments.of(pattern, "repeat"),
                Arguments.of("correct horse battery staple, again!".getBytes(StandardCharsets.UTF_8), "text"),
                Arguments.of("Überall schläft die Kätzin auf dem Sofa".getBytes(StandardCharsets.UTF_8), "text"),
                Arguments.of(HexFormat.of().parseHex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"), "well-known"),
                Arguments.of(HexFormat.of().parseHex("5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8"), "well-known"));
    }

    @ParameterizedTest
    @MethodSource("weakKeys")
    void weakKeyIsRefused(byte[] secret, String why) {
        String text = "spahc-key:1:" + Base64.getEncoder().encodeToString(secret);
        assertThatThrownBy(() -> settings("SPAHC_KEY", text).masterKey()).isInstanceOf(Failure.class)
                .hasMessageContaining("weak key").hasMessageContaining(why)
                .extracting(failure -> ((Failure) failure).exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void tenThousandRandomKeysAreAllTakenForStrong() {
        byte[] secret = new byte[32];
        java.util.Random random = new java.util.Random(20260701);
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(secret);
            assertThat(KeyStrength.strong(secret, "test")).isSameAs(secret);
        }
    }

    @Test
    void twoSourcesMustAgree() {
        String echo = "printf '%s' '" + GOOD + "'";
        assertThat(KeySettings.from(Map.of("SPAHC_KEY", GOOD, "SPAHC_KEY_COMMAND", echo)).masterKey().epoch()).isEqualTo(1);
        assertRefused(KeySettings.from(Map.of("SPAHC_KEY", OTHER, "SPAHC_KEY_COMMAND", echo)), "different master keys");
    }

    @Test
    void commandThatFailsIsRefusedWithoutQuotingIt() {
        assertRefused(settings("SPAHC_KEY_COMMAND", "false --token=sesame"), "exit code 1");
        assertThatThrownBy(() -> settings("SPAHC_KEY_COMMAND", "no-such-program --token=sesame").masterKey())
                .hasMessageNotContaining("sesame").hasNoCause();
        assertThat(KeyCommand.words("get  'a b' --x=\"c d\"")).containsExactly("get", "a b", "--x=c d");
    }

    @Test
    void keyIsNeverPrinted() {
        KeySettings settings = settings("SPAHC_KEY", GOOD);
        String secret = GOOD.substring(GOOD.lastIndexOf(':') + 1);
        assertThat(settings.toString()).doesNotContain(secret).contains("hidden");
        assertThat(settings.masterKey().toString()).isEqualTo("MasterKey[epoch=1, secret hidden]");
    }

    @Test
    void closedKeyMakesNoMoreTokens() {
        MasterKey key = settings("SPAHC_KEY", GOOD).masterKey();
        Tokeniser tokeniser = new Tokeniser(key);
        java.util.UUID before = tokeniser.token("met before", "value");
        key.close();
        assertThat(tokeniser.token("met before", "value")).isEqualTo(before);
        assertThatThrownBy(() -> tokeniser.token("new", "value")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void demoMakesItsOwnKeyOnce() {
        Home home = new Home(folder);
        assertThat(MasterKey.forDemo(home).checkValue()).isEqualTo(MasterKey.forDemo(home).checkValue());
        assertThat(MasterKey.forDemo(new Home(folder.resolve("other"))).checkValue())
                .isNotEqualTo(MasterKey.forDemo(home).checkValue());
    }

    private static KeySettings settings(String name, String value) {
        return KeySettings.from(Map.of(name, value));
    }

    private static void assertRefused(KeySettings settings, String message) {
        assertThatThrownBy(settings::masterKey).isInstanceOf(Failure.class).hasMessageContaining(message)
                .extracting(failure -> ((Failure) failure).exitCode()).isEqualTo(ExitCode.WRONG_USE);
    }
}
