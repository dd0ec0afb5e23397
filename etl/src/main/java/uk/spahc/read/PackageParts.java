package uk.spahc.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.InputStreamStatistics;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import uk.spahc.land.HeldCode;
import uk.spahc.land.ReadLimits;
import uk.spahc.land.Unreadable;

/** The parts of a workbook's package by name, whatever its case; unpacked as they are read, never on disk. */
final class PackageParts implements Closeable {
    private static final long RATIO_JUDGED_FROM = 1 << 20;
    private static final int MOST_PARTS = 5_000;

    private final ZipFile zip;
    private final ReadLimits limits;
    private final Map<String, ZipArchiveEntry> parts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @throws Unreadable where the archive is damaged or has more than any workbook */
    PackageParts(byte[] bytes, ReadLimits limits) throws Unreadable {
        this.limits = limits;
        try {
            zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
        } catch (IOException | RuntimeException e) {
            throw damaged();
        }
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (parts.put(entry.getName().replace('\\', '/'), entry) != null || parts.size() > MOST_PARTS) {
                throw damaged();
            }
        }
    }

    static boolean isZip(byte[] start) {
        return start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }

    static Unreadable damaged() {
        return new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The workbook is damaged or cut.");
    }

    Set<String> names() {
        return parts.keySet();
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /** @throws Unreadable where there is no such part; reading it ends with the same where it grows beyond the limits */
    InputStream open(String name) throws Unreadable {
        ZipArchiveEntry entry = parts.get(name);
        boolean plain = entry != null && !entry.getGeneralPurposeBit().usesEncryption()
                && (entry.getMethod() == ZipEntry.DEFLATED || entry.getMethod() == ZipEntry.STORED);
        if (!plain) {
            throw damaged();
        }
        try {
            return new BufferedInputStream(new Limited(zip.getInputStream(entry)), 1 << 16);
        } catch (IOException | RuntimeException e) {
            throw damaged();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Ends before an archive that expands without end has done so. */
    private final class Limited extends InputStream {
        private final InputStream part;
        private long expanded;

        Limited(InputStream part) {
            this.part = part;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read;
            try {
                read = part.read(bytes, offset, length);
            } catch (IOException | RuntimeException e) {
                throw damaged();
            }
            expanded += Math.max(0, read);
            if (expanded > limits.bytes()) {
                throw new Unreadable(HeldCode.TOO_LARGE, 0, "The workbook is larger than " + (limits.bytes() >> 20) + " MiB.");
            }
            boolean judged = expanded > RATIO_JUDGED_FROM && part instanceof InputStreamStatistics;
            if (judged && expanded / limits.ratio() > ((InputStreamStatistics) part).getCompressedCount()) {
                throw new Unreadable(HeldCode.TOO_LARGE, 0, "The workbook expands to more than " + limits.ratio() + " times its size.");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            part.close();
        }
    }
}
