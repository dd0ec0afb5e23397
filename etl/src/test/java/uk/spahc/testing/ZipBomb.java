package uk.spahc.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Archives that expand beyond measure, made in no time: one deflated mebibyte of blanks is written again and again. Deflation packs a
 * mebibyte into a kibibyte and no better, so that more than that needs entries that share their bytes.
 */
public final class ZipBomb {
    private static final int MEBIBYTE = 1 << 20;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    private ZipBomb() {
    }

    /** One entry of that many mebibytes of blanks, behind that beginning. */
    public static byte[] ofOneEntry(String name, String beginning, int mebibytes) {
        ZipBomb bomb = new ZipBomb();
        bomb.entry(name, DEFLATED, deflated(beginning, mebibytes), 0);
        return bomb.whole();
    }

    /** A workbook in which the tables and as many further parts as are asked for are all the same bytes of one entry. */
    public static byte[] ofSharedParts(byte[] workbook, String beginning, int mebibytes, int further) {
        ZipBomb bomb = new ZipBomb();
        Map<String, byte[]> parts = parts(workbook);
        byte[] kernel = deflated(beginning, mebibytes);
        int at = bomb.bytes.size();
        bomb.entry("xl/sharedStrings.xml", DEFLATED, kernel, 0);
        parts.keySet().removeIf(name -> name.contains("sharedStrings") || name.contains("sheet1"));
        parts.forEach((name, content) -> bomb.entry(name, STORED, content, content.length));
        bomb.list("xl/worksheets/sheet1.xml", DEFLATED, kernel, 0, at);
        for (int i = 0; i < further; i++) {
            bomb.list("xl/worksheets/more" + i + ".xml", DEFLATED, kernel, 0, at);
        }
        return bomb.whole();
    }

    private static Map<String, byte[]> parts(byte[] workbook) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole blocks, each ended on a byte and knowing nothing of the one before it, so that equal blocks have equal bytes. */
    private static byte[] deflated(String beginning, int mebibytes) {
        byte[] blanks = new byte[MEBIBYTE];
        Arrays.fill(blanks, (byte) ' ');
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(block(beginning.getBytes(StandardCharsets.UTF_8)));
        byte[] one = block(blanks);
        for (int i = 0; i < mebibytes; i++) {
            all.writeBytes(one);
        }
        return all.toByteArray();
    }

    private static byte[] block(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(plain);
        byte[] packed = new byte[plain.length + 1_024];
        int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private void entry(String name, int method, byte[] content, int plainLength) {
        int at = bytes.size();
        byte[] letters = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer header = buffer(30).putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) method).putInt(0)
                .putInt(crc(method, content)).putInt(content.length).putInt(plainLength).putShort((short) letters.length).putShort((short) 0);
        bytes.writeBytes(header.array());
        bytes.writeBytes(letters);
        bytes.writeBytes(content);
        list(name, method, content, plainLength, at);
    }

    /** Names, in the archive's table, what lies there. */
    private void list(String name, int method, byte[] content, int plainLength, int at) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer header = buffer(46).putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) 0).putShort((short) method).putInt(0)
                .putInt(crc(method, content)).putInt(content.length).putInt(plainLength).putShort((short) letters.length).putShort((short) 0)
                .putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(at);
        directory.writeBytes(header.array());
        directory.writeBytes(letters);
        entries++;
    }

    private static int crc(int method, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return method == STORED ? (int) crc.getValue() : 0;
    }

    private byte[] whole() {
        int at = bytes.size();
        bytes.writeBytes(directory.toByteArray());
        bytes.writeBytes(buffer(22).putInt(0x06054b50).putShort((short) 0).putShort((short) 0).putShort((short) entries).putShort((short) entries)
                .putInt(directory.size()).putInt(at).putShort((short) 0).array());
        return bytes.toByteArray();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
