package uk.spahc.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import uk.spahc.feed.FeedDefinition.Format;
import uk.spahc.land.DeliveryContent;
import uk.spahc.land.HeldCode;
import uk.spahc.land.ReadLimits;
import uk.spahc.land.Unreadable;

/** One sheet of a workbook. The package is kept in memory as it came, compressed, and unpacked anew each time. */
final class WorkbookFile implements TableFile {
    /** Of the package: ten times what 100,000 rows of 20 columns take. */
    static final int MOST_BYTES = 96 << 20;

    private final byte[] bytes;
    private final Format format;
    private final ReadLimits limits;
    private final Contents contents;

    private WorkbookFile(byte[] bytes, Format format, ReadLimits limits, Contents contents) {
        this.bytes = bytes;
        this.format = format;
        this.limits = limits;
        this.contents = contents;
    }

    /**
     * Empty where the bytes are an archive of something else.
     *
     * @throws Unreadable where the workbook holds what no delivery may hold
     */
    static Optional<WorkbookFile> of(DeliveryContent content, Format format, ReadLimits limits, UnaryOperator<String> environment) throws IOException {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        byte[] plain = ProtectedWorkbook.isCompound(bytes) ? ProtectedWorkbook.open(bytes, format.workbook(), environment, MOST_BYTES) : bytes;
        try (PackageParts parts = new PackageParts(plain, limits)) {
            if (!parts.has("[Content_Types].xml")) {
                return Optional.empty();
            }
            WorkbookPolicy.requireHarmless(parts.names());
            return Optional.of(new WorkbookFile(plain, format, limits, Contents.of(parts, format.workbook())));
        }
    }

    static Unreadable tooLarge() {
        return new Unreadable(HeldCode.TOO_LARGE, 0, "The workbook is larger than any delivery may become.");
    }

    @Override
    public RowScanner open() throws IOException {
        PackageParts parts = new PackageParts(bytes, limits);
        try {
            SharedStrings strings = contents.strings().isEmpty() ? SharedStrings.none() : SharedStrings.of(parts, contents.strings().get());
            CellStyles styles = contents.styles().isEmpty() ? CellStyles.none() : CellStyles.of(parts, contents.styles().get());
            CellValues values = new CellValues(strings, styles, new SerialDates(contents.from1904()));
            return new SheetScanner(parts, contents.sheet(), values, format.workbook().formulas() == Format.Workbook.Formulas.REFUSE);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public String encoding() {
        return "XML";
    }

    @Override
    public List<Inspection.Notice> notices() {
        return contents.otherSheets() == 0 ? List.of()
                : List.of(new Inspection.Notice(Inspection.Notice.OTHER_SHEETS, "", "", contents.otherSheets(), 1));
    }

    /** Without the bytes: what is written here may reach a log. */
    @Override
    public String toString() {
        return "WorkbookFile[" + bytes.length + " bytes hidden]";
    }
}
