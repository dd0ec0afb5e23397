package uk.spahc.keys;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of 256 bits, one a purpose, by HKDF-SHA256 from the master key. A purpose is a text such as
 * {@code v1|forename|exact}: another text, another key, and none tells of another.
 */
public final class SubKeys {
    private static final int BYTES = 32;
    private final MasterKey master;

    public SubKeys(MasterKey master) {
        this.master = master;
    }

    /** The key of that purpose, for HMAC-SHA256. */
    public SecretKey forPurpose(String purpose) {
        return forPurpose(purpose, "HmacSHA256");
    }

    SecretKey forPurpose(String purpose, String algorithm) {
        byte[] bytes = bytes(purpose);
        try {
            return new SecretKeySpec(bytes, algorithm);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    byte[] bytes(String purpose) {
        return master.derive(purpose, BYTES);
    }
}
