package uk.spahc.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A compound file ([MS-CFB]) of a few streams: the shell in which an encrypted workbook comes. Sectors of 512 bytes: one of
 * the allocation table, one of the directory, then the streams, none shorter than 4,096 bytes.
 */
final class CompoundFile {
    private static final int SECTOR = 512;
    private static final int SHORTEST_STREAM = 4_096;
    private static final int ENTRY = 128;
    private static final int END = -2;
    private static final int TABLE = -3;
    private static final int NONE = -1;
    private static final long MARK = 0xE11AB1A1E011CFD0L;

    private CompoundFile() {
    }

    /** A stream; names go up in length, which is how the directory sorts them. */
    record Stream(String name, byte[] content) {
        int sectors() {
            return (length() + SECTOR - 1) / SECTOR;
        }

        int length() {
            return Math.max(SHORTEST_STREAM, content.length);
        }
    }

    /** @param streams at most three */
    static byte[] of(List<Stream> streams) {
        int sectors = 2 + streams.stream().mapToInt(Stream::sectors).sum();
        ByteBuffer file = ByteBuffer.allocate(SECTOR * (1 + sectors)).order(ByteOrder.LITTLE_ENDIAN);
        header(file);
        int[] table = new int[SECTOR / Integer.BYTES];
        Arrays.fill(table, NONE);
        table[0] = TABLE;
        table[1] = END;
        entry(file, 0, "Root Entry", 5, 1, NONE, END, 0);
        int next = 2;
        for (int i = 0; i < streams.size(); i++) {
            Stream stream = streams.get(i);
            entry(file, i + 1, stream.name(), 2, NONE, i + 1 < streams.size() ? i + 2 : NONE, next, stream.length());
            file.position(SECTOR * (1 + next)).put(stream.content());
            for (int last = next + stream.sectors(); next < last; next++) {
                table[next] = next + 1 == last ? END : next + 1;
            }
        }
        for (int i = streams.size() + 1; i < SECTOR / ENTRY; i++) {
            file.putInt(at(i) + 68, NONE).putInt(at(i) + 72, NONE).putInt(at(i) + 76, NONE);
        }
        file.position(SECTOR);
        file.asIntBuffer().put(table);
        return file.array();
    }

    private static void header(ByteBuffer file) {
        file.putLong(0, MARK);
        file.putShort(24, (short) 0x3E).putShort(26, (short) 3).putShort(28, (short) 0xFFFE).putShort(30, (short) 9)
                .putShort(32, (short) 6).putInt(44, 1).putInt(48, 1).putInt(56, SHORTEST_STREAM).putInt(60, END).putInt(68, END);
        file.putInt(76, 0);
        for (int i = 80; i < SECTOR; i += Integer.BYTES) {
            file.putInt(i, NONE);
        }
    }

    private static int at(int entry) {
        return SECTOR * 2 + ENTRY * entry;
    }

    private static void entry(ByteBuffer file, int number, String name, int kind, int child, int right, int start, int size) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_16LE);
        file.position(at(number)).put(letters);
        file.putShort(at(number) + 64, (short) (letters.length + 2)).put(at(number) + 66, (byte) kind)
                .put(at(number) + 67, (byte) 1).putInt(at(number) + 68, NONE).putInt(at(number) + 72, right)
                .putInt(at(number) + 76, child).putInt(at(number) + 116, start).putInt(at(number) + 120, size);
    }
}
