package uk.spahc.keys;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Whether a key may be taken for random. It cannot be proved; what people really do instead of drawing one at random is
 * refused, each with less than one chance in a hundred million of refusing a good key.
 */
final class KeyStrength {
    static final int MIN_BYTES = 32;
    /** 32 random bytes have about 30 values; fewer than 20 happen less than once in 10¹⁰. */
    private static final int MIN_DISTINCT = 20;
    /** Keys of published test vectors: NIST SP 800-38A (AES-256), RFC 8439 A.5, RFC 7748 6.1 (Bob), RFC 8032 7.1 (test 1). */
    private static final List<String> PUBLISHED = List.of(
            "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
            "1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0",
            "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb",
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    /** Words whose SHA-256 people use as a key. */
    private static final List<String> WORDS = List.of("", "a", "admin", "changeme", "demo", "example", "hello", "key", "letmein",
            "password", "password1", "postgres", "qwerty", "secret", "spahc", "spahc-key", "test", "bristol");

    private KeyStrength() {
    }

    /** The same bytes; wiped and refused (Failure WRONG_USE) if weak. */
    static byte[] strong(byte[] secret, String source) {
        String fault = fault(secret);
        if (fault != null) {
            Arrays.fill(secret, (byte) 0);
            throw KeyText.refused(source + " holds a weak key: " + fault + ".");
        }
        return secret;
    }

    private static String fault(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            return "it has " + secret.length + " bytes, fewer than " + MIN_BYTES;
        }
        if (isRepetition(secret)) {
            return "its bytes repeat themselves";
        }
        if (isSequence(secret)) {
            return "its bytes follow a sequence";
        }
        if (isText(secret)) {
            return "its bytes are text that somebody wrote, not random bytes";
        }
        if (distinct(secret) < MIN_DISTINCT) {
            return "it has too few different bytes";
        }
        return isWellKnown(secret) ? "it is a well-known example" : null;
    }

    private static long distinct(byte[] secret) {
        boolean[] seen = new boolean[256];
        int distinct = 0;
        for (byte b : secret) {
            distinct += seen[b & 0xff] ? 0 : 1;
            seen[b & 0xff] = true;
        }
        return distinct;
    }

    /** All but a tenth of the bytes are printable ASCII, or all are UTF-8: a pass phrase, or base64 that was never decoded. */
    private static boolean isText(byte[] secret) {
        int others = 0;
        for (byte b : secret) {
            others += b >= ' ' && b <= '~' || b == '\n' || b == '\r' || b == '\t' ? 0 : 1;
        }
        return others <= secret.length / 10 || isUtf8(secret);
    }

    private static boolean isUtf8(byte[] secret) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(secret));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Half of the steps from byte to byte are the same. */
    private static boolean isSequence(byte[] secret) {
        int[] steps = new int[256];
        for (int i = 1; i < secret.length; i++) {
            steps[secret[i] - secret[i - 1] & 0xff]++;
        }
        return Arrays.stream(steps).max().orElseThrow() * 2 >= secret.length - 1;
    }

    private static boolean isRepetition(byte[] secret) {
        for (int period = 1; period <= secret.length / 2; period++) {
            if (Arrays.equals(secret, period, secret.length, secret, 0, secret.length - period)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWellKnown(byte[] secret) {
        byte[] start = Arrays.copyOf(secret, MIN_BYTES);
        try {
            return PUBLISHED.contains(HexFormat.of().formatHex(start)) || isDigestOfWord(start);
        } finally {
            Arrays.fill(start, (byte) 0);
        }
    }

    private static boolean isDigestOfWord(byte[] secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return WORDS.stream().anyMatch(word -> MessageDigest.isEqual(secret, sha256.digest(word.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}
