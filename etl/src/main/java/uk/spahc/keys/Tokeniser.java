package uk.spahc.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Keyed digests: HMAC-SHA256 under the purpose's own sub-key, cut to 128 bits. The same values under the same purpose give
 * the same token; without the key nobody can make one or try values out. For use by several threads at once.
 */
public final class Tokeniser {
    private static final int ABSENT = -1;
    private final SubKeys subKeys;
    /** Made on first use and kept, so that threads to come need the master key no more for a purpose once met. */
    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();
    private final ThreadLocal<Map<String, Mac>> macs = ThreadLocal.withInitial(HashMap::new);

    public Tokeniser(MasterKey master) {
        this.subKeys = new SubKeys(master);
    }

    /**
     * The token of these values together. Each goes in with its length before it, so that {@code ("ab", "c")} is not
     * {@code ("a", "bc")}; null counts as absent, which is not the empty text.
     */
    public UUID token(String purpose, String... values) {
        Mac mac = macs.get().computeIfAbsent(purpose, this::mac);
        byte[] length = new byte[Integer.BYTES];
        for (String value : values) {
            if (value == null) {
                mac.update(bigEndian(ABSENT, length));
            } else {
                byte[] text = value.getBytes(StandardCharsets.UTF_8);
                mac.update(bigEndian(text.length, length));
                mac.update(text);
            }
        }
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
        return new UUID(digest.getLong(), digest.getLong());
    }

    private Mac mac(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.computeIfAbsent(purpose, subKeys::forPurpose));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256.", e);
        }
    }

    private static byte[] bigEndian(int number, byte[] into) {
        into[0] = (byte) (number >>> 24);
        into[1] = (byte) (number >>> 16);
        into[2] = (byte) (number >>> 8);
        into[3] = (byte) number;
        return into;
    }
}
