package uk.spahc.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** A key as text: one line, {@code spahc-key:<epoch>:<base64 of the bytes>}. Handled as bytes, which can be wiped. */
final class KeyText {
    static final String MAKE_ONE = "Make a key with: spahc keys create FILE, and name that file in SPAHC_KEY_FILE.";
    private static final byte[] MARK = "spahc-key:".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_EPOCH = Short.MAX_VALUE;

    private KeyText() {
    }

    /**
     * Reads a key and wipes {@code text}.
     *
     * @param source where the text came from, for messages
     * @throws Failure WRONG_USE if it is not a key or a weak one
     */
    static MasterKey parse(byte[] text, String source) {
        byte[] line = null;
        try {
            line = withoutSpaceAround(text);
            if (line.length == 0) {
                throw refused(source + " is empty.");
            }
            int colon = colonAfterEpoch(line, source);
            int epoch = epoch(line, colon, source);
            byte[] secret = secret(Arrays.copyOfRange(line, colon + 1, line.length), source);
            return new MasterKey(epoch, KeyStrength.strong(secret, source));
        } finally {
            Arrays.fill(text, (byte) 0);
            if (line != null) {
                Arrays.fill(line, (byte) 0);
            }
        }
    }

    /** The line for these bytes, with its line feed; the caller wipes it. */
    static byte[] format(int epoch, byte[] secret) {
        byte[] head = ("spahc-key:" + epoch + ":").getBytes(StandardCharsets.US_ASCII);
        byte[] body = Base64.getEncoder().encode(secret);
        byte[] line = Arrays.copyOf(head, head.length + body.length + 1);
        System.arraycopy(body, 0, line, head.length, body.length);
        line[line.length - 1] = '\n';
        Arrays.fill(body, (byte) 0);
        return line;
    }

    private static int colonAfterEpoch(byte[] line, String source) {
        if (line.length > MARK.length && Arrays.equals(line, 0, MARK.length, MARK, 0, MARK.length)) {
            for (int i = MARK.length; i < line.length; i++) {
                if (line[i] == ':') {
                    return i;
                }
            }
        }
        throw malformed(source);
    }

    private static int epoch(byte[] line, int colon, String source) {
        String digits = new String(line, MARK.length, colon - MARK.length, StandardCharsets.ISO_8859_1);
        if (!digits.matches("[1-9][0-9]{0,4}") || Integer.parseInt(digits) > MAX_EPOCH) {
            throw malformed(source);
        }
        return Integer.parseInt(digits);
    }

    private static byte[] secret(byte[] base64, String source) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Without its cause: the decoder's message quotes a character of the key.
            throw malformed(source);
        } finally {
            Arrays.fill(base64, (byte) 0);
        }
    }

    private static byte[] withoutSpaceAround(byte[] text) {
        int from = 0;
        int to = text.length;
        while (from < to && isSpace(text[from])) {
            from++;
        }
        while (to > from && isSpace(text[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(text, from, to);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private static Failure malformed(String source) {
        return refused(source + " is not a key: one line is expected, spahc-key:<epoch>:<base64 of 32 bytes>.");
    }

    static Failure refused(String sentence) {
        return new Failure(ExitCode.WRONG_USE, sentence, MAKE_ONE);
    }
}
