package uk.spahc.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import uk.spahc.land.Unreadable;
import uk.spahc.land.HeldCode;

/**
 * In which charset a delivery is read.
 *
 * @param skip bytes of the byte order mark
 */
record Encoding(Charset charset, int skip) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /**
     * The first of the declared encodings in which all the bytes make sense, in one pass over them.
     *
     * @param declared as the feed names them: UTF-8, windows-1252, UTF-16
     * @throws Unreadable where none does, where the file is empty, or where it is no text
     */
    static Encoding decide(InputStream in, List<String> declared) throws IOException {
        byte[] bytes = new byte[1 << 16];
        int read = in.readNBytes(bytes, 0, FileHead.LENGTH);
        FileHead head = new FileHead(java.util.Arrays.copyOf(bytes, read));
        if (read == head.mark().length()) {
            throw new Unreadable(HeldCode.EMPTY, 0, HeldCode.EMPTY.meaning());
        }
        if (head.otherKind().isPresent()) {
            throw new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The file is not text with delimiters but " + head.otherKind().get() + ".");
        }
        Utf8Witness witness = new Utf8Witness();
        witness.take(bytes, head.mark().length(), read);
        for (read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            witness.take(bytes, 0, read);
        }
        witness.end();
        return switch (head.mark()) {
            case UTF_16LE -> wide(StandardCharsets.UTF_16LE, declared);
            case UTF_16BE -> wide(StandardCharsets.UTF_16BE, declared);
            case UTF_8 -> marked(witness, declared);
            case NONE -> unmarked(witness, declared);
        };
    }

    private static Encoding wide(Charset charset, List<String> declared) throws Unreadable {
        if (!declared.contains("UTF-16")) {
            throw new Unreadable(HeldCode.ENCODING, 1, "The file is in UTF-16, but the feed allows only " + String.join(", ", declared) + ".");
        }
        return new Encoding(charset, 2);
    }

    private static Encoding marked(Utf8Witness witness, List<String> declared) throws Unreadable {
        if (!declared.contains("UTF-8")) {
            throw new Unreadable(HeldCode.ENCODING, 1, "The file is in UTF-8, but the feed allows only " + String.join(", ", declared) + ".");
        }
        if (witness.firstOther() > 0) {
            throw new Unreadable(HeldCode.ENCODING, witness.firstOther(),
                    "The file begins as UTF-8, but line " + witness.firstOther() + " is not UTF-8.");
        }
        return new Encoding(StandardCharsets.UTF_8, 3);
    }

    /** Windows-1252 takes nearly any bytes, so it is believed only of a file without sequences that UTF-8 alone has. */
    private static Encoding unmarked(Utf8Witness witness, List<String> declared) throws Unreadable {
        for (String name : declared) {
            if (name.equals("UTF-8") && witness.firstOther() == 0) {
                return new Encoding(StandardCharsets.UTF_8, 0);
            }
            if (name.equals("windows-1252") && witness.firstSequence() == 0) {
                return new Encoding(WINDOWS_1252, 0);
            }
        }
        if (witness.firstOther() > 0 && witness.firstSequence() > 0) {
            throw new Unreadable(HeldCode.ENCODING, witness.firstOther(), "The file mixes encodings: line " + witness.firstSequence()
                    + " is in UTF-8, line " + witness.firstOther() + " is not.");
        }
        long line = Math.max(1, witness.firstOther());
        throw new Unreadable(HeldCode.ENCODING, line, "Line " + line + " is in none of the encodings that the feed allows: "
                + String.join(", ", declared) + ".");
    }

    /** 1-based line of the first bytes that are no characters of this encoding; the last line where all are. */
    long lineOfFirstOther(InputStream in) throws IOException {
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer characters = CharBuffer.allocate(1 << 16);
        in.skipNBytes(skip);
        long line = 1;
        for (int read = 0; read >= 0;) {
            read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            bytes.position(bytes.position() + Math.max(0, read)).flip();
            CoderResult result = decoder.decode(bytes, characters, read < 0);
            line += characters.flip().chars().filter(character -> character == '\n').count();
            if (result.isError()) {
                return line;
            }
            characters.clear();
            bytes.compact();
        }
        return line;
    }
}
