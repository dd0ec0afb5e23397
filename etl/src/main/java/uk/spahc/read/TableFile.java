package uk.spahc.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.FeedDefinition.Format;
import uk.spahc.land.DeliveryContent;
import uk.spahc.land.HeldCode;
import uk.spahc.land.ReadLimits;
import uk.spahc.land.Unreadable;

/** A delivery's bytes as a table that can be read from its beginning as often as asked. */
sealed interface TableFile permits TextFile, WorkbookFile {
    int START = 8;

    RowScanner open() throws IOException;

    Format format();

    /** What a person calls the way in which its characters are written. */
    String encoding();

    /** What is worth knowing of the file as a whole. */
    List<Inspection.Notice> notices();

    /**
     * What the bytes are decides, not the file's name.
     *
     * @param environment where the password of a workbook is found
     * @throws Unreadable where the bytes are nothing that the feed delivers
     */
    static TableFile of(DeliveryContent content, FeedDefinition feed, ReadLimits limits, UnaryOperator<String> environment) throws IOException {
        Optional<Format> workbook = feed.format().of(Format.Type.XLSX);
        Optional<Format> text = feed.format().of(Format.Type.CSV);
        if (workbook.isPresent() && mayBeWorkbook(content)) {
            Optional<WorkbookFile> file = WorkbookFile.of(content, workbook.get(), limits, environment);
            if (file.isPresent()) {
                return file.get();
            }
        }
        if (text.isEmpty()) {
            throw isEmpty(content) ? new Unreadable(HeldCode.EMPTY, 0, HeldCode.EMPTY.meaning())
                    : new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The file is no workbook (.xlsx).");
        }
        return TextFile.of(content, text.get(), limits);
    }

    private static boolean mayBeWorkbook(DeliveryContent content) throws IOException {
        try (InputStream bytes = content.open()) {
            byte[] start = bytes.readNBytes(START);
            return PackageParts.isZip(start) || ProtectedWorkbook.isCompound(start);
        }
    }

    private static boolean isEmpty(DeliveryContent content) throws IOException {
        try (InputStream bytes = content.open()) {
            return bytes.read() < 0;
        }
    }
}
