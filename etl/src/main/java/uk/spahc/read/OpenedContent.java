package uk.spahc.read;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A delivery's content as it streams: as it is, or out of a zip archive of exactly one entry. Nothing is written to disk.
 * Ends with {@link Unreadable} beyond the limits, and where an archive is damaged, empty, protected or holds more.
 */
final class OpenedContent extends InputStream {
    private static final long RATIO_JUDGED_FROM = 1 << 20;

    private final CountedStream delivered;
    private final InputStream content;
    private final ZipInputStream archive;
    private final ReadLimits limits;
    private long expanded;

    private OpenedContent(CountedStream delivered, ZipInputStream archive, InputStream content, ReadLimits limits) {
        this.delivered = delivered;
        this.archive = archive;
        this.content = content;
        this.limits = limits;
    }

    static OpenedContent of(DeliveryContent source, ReadLimits limits) throws IOException {
        CountedStream delivered = new CountedStream(source.open());
        BufferedInputStream buffered = new BufferedInputStream(delivered, 1 << 16);
        buffered.mark(4);
        byte[] start = buffered.readNBytes(4);
        buffered.reset();
        if (!isZip(start)) {
            return new OpenedContent(delivered, null, buffered, limits);
        }
        ZipInputStream archive = new ZipInputStream(buffered);
        OpenedContent opened = new OpenedContent(delivered, archive, archive, limits);
        try {
            opened.enterOnlyEntry();
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private static boolean isZip(byte[] start) {
        return start.length == 4 && start[0] == 'P' && start[1] == 'K' && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6);
    }

    private void enterOnlyEntry() throws IOException {
        ZipEntry entry = nextEntry();
        if (entry == null) {
            throw new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The zip archive holds no file.");
        }
        if (entry.getName().equals("[Content_Types].xml") || entry.getName().startsWith("_rels/")) {
            throw new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The file is a spreadsheet workbook, but the feed delivers CSV.");
        }
        if (entry.isDirectory()) {
            throw new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The zip archive holds a folder; it must hold one file and nothing else.");
        }
    }

    private ZipEntry nextEntry() throws IOException {
        try {
            return archive.getNextEntry();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = content.read(bytes, offset, length);
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
        if (read > 0) {
            expanded += read;
            withinLimits();
        } else if (read < 0 && archive != null && nextEntry() != null) {
            throw new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The zip archive holds more than one file; it must hold one and nothing else.");
        }
        return read;
    }

    private void withinLimits() throws Unreadable {
        if (expanded > limits.bytes()) {
            throw new Unreadable(HeldCode.TOO_LARGE, 0, "The content is larger than " + (limits.bytes() >> 20) + " MiB.");
        }
        if (archive != null && expanded > RATIO_JUDGED_FROM && expanded / limits.ratio() > delivered.count()) {
            throw new Unreadable(HeldCode.TOO_LARGE, 0, "The zip archive expands to more than " + limits.ratio() + " times its size.");
        }
    }

    private static Unreadable damaged() {
        return new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The zip archive is damaged, cut or protected by a password.");
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
