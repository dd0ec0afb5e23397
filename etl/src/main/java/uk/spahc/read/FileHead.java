package uk.spahc.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import uk.spahc.land.OpenPgpMessage;

/** The first bytes of a delivery: its byte order mark, and whether they can be text at all. */
record FileHead(byte[] bytes) {
    static final int LENGTH = 4096;

    enum Mark {
        UTF_8(0xef, 0xbb, 0xbf), UTF_16LE(0xff, 0xfe), UTF_16BE(0xfe, 0xff), NONE;

        private final byte[] bytes;

        Mark(int... bytes) {
            this.bytes = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                this.bytes[i] = (byte) bytes[i];
            }
        }

        int length() {
            return bytes.length;
        }
    }

    /** Beginnings of files that are no delimited text, byte by byte as ISO 8859-1, and what a person calls them. */
    private static final String[][] OTHER_KINDS = {
        {"PK\3\4", "a zip archive inside a zip archive"}, {"%PDF", "a PDF"}, {"\u00d0\u00cf\u0011\u00e0", "an old spreadsheet or document"},
        {"\u001f\u008b", "a gzip archive"}, {"\u0089PNG", "a picture"},
        {"\u00ff\u00d8\u00ff", "a picture"}, {"7z\u00bc\u00af", "a 7z archive"}, {"<!DOCTYPE", "a web page"}, {"<html", "a web page"},
        {"{\\rtf", "a text document"}};

    Mark mark() {
        return Arrays.stream(Mark.values())
                .filter(mark -> bytes.length >= mark.length() && Arrays.equals(bytes, 0, mark.length(), mark.bytes, 0, mark.length()))
                .findFirst().orElse(Mark.NONE);
    }

    /** What the file is if it cannot be text: known by its first bytes, or by how many of them are zero. */
    Optional<String> otherKind() {
        String start = new String(bytes, 0, Math.min(bytes.length, 20), StandardCharsets.ISO_8859_1);
        for (String[] kind : OTHER_KINDS) {
            if (start.startsWith(kind[0])) {
                return Optional.of(kind[1]);
            }
        }
        if (OpenPgpMessage.isMessage(bytes)) {
            return Optional.of("an OpenPGP message");
        }
        int zeros = 0;
        for (byte value : bytes) {
            zeros += value == 0 ? 1 : 0;
        }
        boolean wide = mark() == Mark.UTF_16LE || mark() == Mark.UTF_16BE;
        return !wide && zeros * 10 > bytes.length ? Optional.of("binary, or UTF-16 without a byte order mark") : Optional.empty();
    }
}
