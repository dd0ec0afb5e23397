package uk.spahc.keys;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import uk.spahc.home.Home;

/**
 * The one secret from which every token, every sealed value and every sealed file follows. Never printed: {@link #toString}
 * says its epoch alone. Closing it wipes its bytes; sub-keys that were made before go on to work, new ones are refused.
 */
public final class MasterKey implements AutoCloseable {
    /** Fixed and public: keeps sub-keys apart from those that another program might derive from the same secret. */
    private static final byte[] SALT = "uk.spahc".getBytes(StandardCharsets.US_ASCII);
    private static final String MAC = "HMACSHA256";

    private final int epoch;
    private final byte[] secret;
    private volatile boolean closed;

    /** Takes the bytes over; strength is the caller's promise ({@link KeyStrength}). */
    MasterKey(int epoch, byte[] secret) {
        this.epoch = epoch;
        this.secret = secret;
    }

    /** The demo's own key, {@code <home>/keys/demo.key}, made on first use. Not for real data. */
    public static MasterKey forDemo(Home home) {
        Path file = home.keys().resolve("demo.key");
        if (Files.notExists(file)) {
            KeyFile.create(file);
        }
        return KeyFile.read(file);
    }

    /** Which key this is in the order of rotation: 1 for the first, at most 32,767. */
    public int epoch() {
        return epoch;
    }

    /** Tells this key from any other, and says nothing of it; what {@code vault.key_epoch} keeps. */
    public UUID checkValue() {
        return new Tokeniser(this).token("v1|check-value");
    }

    /** A sub-key by HKDF-SHA256 (RFC 5869); the caller wipes it. */
    byte[] derive(String purpose, int bytes) {
        if (closed) {
            throw new IllegalStateException("The master key is closed.");
        }
        try {
            return Hkdf.computeHkdf(MAC, secret, SALT, purpose.getBytes(StandardCharsets.UTF_8), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256.", e);
        }
    }

    boolean sameAs(MasterKey other) {
        return epoch == other.epoch && MessageDigest.isEqual(secret, other.secret);
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "MasterKey[epoch=" + epoch + ", secret hidden]";
    }
}
