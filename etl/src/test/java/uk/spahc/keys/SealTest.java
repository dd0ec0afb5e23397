package uk.spahc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.spahc.outcome.Failure;

class SealTest {
    private static final byte[] PLAIN = "{\"surname\":\"Featherstonehaugh\"}".getBytes(StandardCharsets.UTF_8);
    private static final SealedPlace PLACE = new SealedPlace("vault.identity", 7, 12, 1, "PERSON");
    private static final String SHA256 = "a".repeat(64);
    private static final int SEGMENT = 256 * 1024;

    private final RowSealer sealer = new RowSealer(TestKeys.first(), 41);

    @Test
    void sealedValueOpensInItsPlace() {
        byte[] sealed = sealer.seal(PLACE, PLAIN);
        assertThat(sealed).hasSize(12 + PLAIN.length + 16);
        assertThat(new RowSealer(TestKeys.first(), 41).open(PLACE, sealed)).isEqualTo(PLAIN);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Featherstonehaugh");
    }

    @Test
    void sameValueIsNeverSealedTheSameTwice() {
        assertThat(sealer.seal(PLACE, PLAIN)).isNotEqualTo(sealer.seal(PLACE, PLAIN));
    }

    @Test
    void sealedValueThatWasMovedDoesNotOpen() {
        byte[] sealed = sealer.seal(PLACE, PLAIN);
        for (SealedPlace elsewhere : new SealedPlace[] {
            new SealedPlace("vault.identity", 7, 13, 1, "PERSON"),
            new SealedPlace("vault.identity", 8, 12, 1, "PERSON"),
            new SealedPlace("vault.identity", 7, 12, 2, "PERSON"),
            new SealedPlace("vault.identity", 7, 12, 1, "PLACE"),
            new SealedPlace("quarantine.rejected_row", 7, 12, 1, "PERSON")}) {
            assertThatThrownBy(() -> sealer.open(elsewhere, sealed)).isInstanceOf(Failure.class).hasMessageContaining("does not open");
        }
    }

    @Test
    void sealedValueOpensUnderNoOtherLoadKeyOrEpoch() {
        byte[] sealed = sealer.seal(PLACE, PLAIN);
        for (RowSealer other : new RowSealer[] {
            new RowSealer(TestKeys.first(), 42), new RowSealer(TestKeys.other(), 41), new RowSealer(TestKeys.ofEpoch(2), 41)}) {
            assertThatThrownBy(() -> other.open(PLACE, sealed)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void alteredOrShortenedValueDoesNotOpen() {
        byte[] sealed = sealer.seal(PLACE, PLAIN);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> sealer.open(PLACE, altered)).isInstanceOf(Failure.class);
            byte[] shortened = Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> sealer.open(PLACE, shortened)).isInstanceOf(Failure.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, 3 * SEGMENT + 5})
    void sealedFileOpensAsItWas(int size) throws IOException {
        byte[] plain = random(size);
        assertThat(open(seal(plain), SHA256)).isEqualTo(plain);
    }

    @Test
    void truncatedArchiveFails() throws IOException {
        byte[] sealed = seal(random(3 * SEGMENT + 5));
        for (int length : new int[] {0, 5, 16, 17, 40, 80, SEGMENT + 17, SEGMENT + 18, 2 * SEGMENT + 17, sealed.length - 16, sealed.length - 1}) {
            assertThatThrownBy(() -> open(Arrays.copyOf(sealed, length), SHA256)).as("cut at %d", length)
                    .isInstanceOfAny(IOException.class, Failure.class);
        }
    }

    @Test
    void archiveWhoseWriterDiedFails() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        new FileSealer(TestKeys.first()).seal(target, SHA256).write(random(2 * SEGMENT));
        assertThatThrownBy(() -> open(target.toByteArray(), SHA256)).isInstanceOf(IOException.class);
    }

    @Test
    void archiveOpensUnderNoOtherNameOrKey() throws IOException {
        byte[] sealed = seal(PLAIN);
        assertThatThrownBy(() -> open(sealed, "b".repeat(64))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new FileSealer(TestKeys.other()).open(new ByteArrayInputStream(sealed), SHA256).readAllBytes())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new FileSealer(TestKeys.ofEpoch(2)).open(new ByteArrayInputStream(sealed), SHA256))
                .isInstanceOf(Failure.class).hasMessageContaining("epoch 1, not of epoch 2");
    }

    private static byte[] seal(byte[] plain) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream out = new FileSealer(TestKeys.first()).seal(target, SHA256)) {
            out.write(plain);
        }
        return target.toByteArray();
    }

    private static byte[] open(byte[] sealed, String sha256) throws IOException {
        return new FileSealer(TestKeys.first()).open(new ByteArrayInputStream(sealed), sha256).readAllBytes();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
