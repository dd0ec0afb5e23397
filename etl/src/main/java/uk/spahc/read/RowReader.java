package uk.spahc.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** The rows of a delivery that was found readable, in its order: neither header nor trailer, footer nor empty lines. */
public final class RowReader implements Closeable {
    private final RowScanner scanner;
    private final Ending ending;
    private final RepeatedHeader repeated;
    private final int width;
    private final int[] positions;
    private final boolean[] dated;
    private final Cells.Index index;

    RowReader(RowScanner scanner, FeedDefinition feed, Inspection.Readable readable) throws IOException {
        FeedDefinition.Format format = readable.file().format();
        Header header = readable.header();
        this.scanner = scanner;
        this.ending = Ending.of(format);
        this.repeated = RepeatedHeader.of(format, feed, header);
        this.width = header.width();
        this.positions = header.positions().stream().mapToInt(Integer::intValue).toArray();
        this.dated = new boolean[positions.length];
        for (int i = 0; i < dated.length; i++) {
            dated[i] = isDated(feed.column(header.columns().get(i)).orElseThrow());
        }
        this.index = Cells.Index.of(header.columns());
        boolean more = scanner.next();
        while (more && scanner.line() < readable.headerLine()) {
            more = scanner.next();
        }
    }

    private static boolean isDated(Column column) {
        return switch (column.type()) {
            case DATE, DATETIME, MONTH, TIME -> true;
            default -> false;
        };
    }

    /**
     * The next row, or null after the last.
     *
     * @throws Failure FAILED if the bytes are no longer those that were inspected
     */
    public DeliveredRow read() {
        try {
            while (scanner.next()) {
                if (!scanner.blank() && !ending.is(scanner) && !repeated.is(scanner)) {
                    return row();
                }
            }
            return null;
        } catch (IOException e) {
            throw changed(e);
        }
    }

    static Failure changed(IOException cause) {
        return new Failure(ExitCode.FAILED, "The delivery changed, or could no longer be read, after it was inspected.",
                "Run it again; if it fails again, check the disk.", cause);
    }

    private DeliveredRow row() {
        List<String> faults = scanner.faults(width);
        boolean certain = !faults.contains(DeliveredRow.WIDTH) && !faults.contains(DeliveredRow.OPEN_QUOTE);
        return new DeliveredRow(scanner.line(), certain ? cells() : Map.of(), faults, certain ? numbers() : Set.of());
    }

    private Map<String, String> cells() {
        String[] values = new String[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = dated[i] ? scanner.dated(positions[i]) : scanner.cell(positions[i]);
        }
        return new Cells(index, values);
    }

    private Set<String> numbers() {
        Set<String> numbers = Set.of();
        for (int i = 0; i < positions.length; i++) {
            if (scanner.isNumber(positions[i])) {
                numbers = numbers.isEmpty() ? new HashSet<>() : numbers;
                numbers.add(index.columns().get(i));
            }
        }
        return numbers;
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
