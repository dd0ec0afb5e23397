package uk.spahc.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Seals the values of one load for vault and quarantine: AES-256-GCM under a data key of that load, a random nonce of 96
 * bits, and the value's place and key epoch as associated data. A load may hold 2³² values (NIST SP 800-38D, 8.3). For use
 * by several threads at once.
 */
public final class RowSealer {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(RowSealer::cipher);

    private final int keyEpoch;
    private final long loadKey;
    private final SecretKey dataKey;
    private final SecureRandom random = new SecureRandom();

    public RowSealer(MasterKey master, long loadKey) {
        this.keyEpoch = master.epoch();
        this.loadKey = loadKey;
        this.dataKey = new SubKeys(master).forPurpose("v1|vault|load|" + loadKey, "AES");
    }

    public int keyEpoch() {
        return keyEpoch;
    }

    public long loadKey() {
        return loadKey;
    }

    /** Nonce, ciphertext and tag, in this order. */
    public byte[] seal(SealedPlace place, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, dataKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.bytes(keyEpoch));
            ByteBuffer sealed = ByteBuffer.allocate(NONCE_BYTES + plain.length + TAG_BITS / Byte.SIZE).put(nonce);
            cipher.doFinal(ByteBuffer.wrap(plain), sealed);
            return sealed.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-256-GCM.", e);
        }
    }

    /** The value again. @throws Failure FAILED if it was altered, belongs elsewhere or is of another load or key */
    public byte[] open(SealedPlace place, byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw notOpened(place, null);
        }
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.DECRYPT_MODE, dataKey, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(place.bytes(keyEpoch));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw notOpened(place, e);
        }
    }

    private static Failure notOpened(SealedPlace place, Throwable cause) {
        return new Failure(ExitCode.FAILED, "A value of " + place.table() + ", delivery " + place.deliveryKey() + ", line "
                + place.line() + ", does not open: it was altered, moved, or sealed under another key.",
                "Check the master key; if it is the right one, restore the table from a backup.", cause);
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-256-GCM.", e);
        }
    }
}
