package uk.spahc.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** The rows of a delivery that was found readable, in its order: neither header nor trailer nor empty lines. */
public final class RowReader implements Closeable {
    private final RecordScanner scanner;
    private final String trailerMarker;
    private final int width;
    private final int[] positions;
    private final Cells.Index index;

    RowReader(RecordScanner scanner, FeedDefinition feed, Inspection.Readable readable) throws IOException {
        this.scanner = scanner;
        this.trailerMarker = feed.format().trailer() == null ? null : feed.format().trailer().marker();
        this.width = readable.header().width();
        this.positions = readable.header().positions().stream().mapToInt(Integer::intValue).toArray();
        this.index = Cells.Index.of(readable.header().columns());
        boolean more = scanner.next();
        while (more && scanner.line() < feed.format().headerRow()) {
            more = scanner.next();
        }
    }

    /**
     * The next row, or null after the last.
     *
     * @throws Failure FAILED if the bytes are no longer those that were inspected
     */
    public DeliveredRow read() {
        try {
            while (scanner.next()) {
                if (!scanner.blank() && !isTrailer(scanner, trailerMarker)) {
                    return row();
                }
            }
            return null;
        } catch (IOException e) {
            throw changed(e);
        }
    }

    static boolean isTrailer(RecordScanner scanner, String marker) {
        return marker != null && scanner.cell(0).strip().equals(marker);
    }

    static Failure changed(IOException cause) {
        return new Failure(ExitCode.FAILED, "The delivery changed, or could no longer be read, after it was inspected.",
                "Run it again; if it fails again, check the disk.", cause);
    }

    private DeliveredRow row() {
        List<String> faults = new ArrayList<>(0);
        if (scanner.hasStrayQuote()) {
            faults.add(DeliveredRow.OPEN_QUOTE);
        } else if (scanner.width() != width) {
            faults.add(DeliveredRow.WIDTH);
        }
        boolean certain = faults.isEmpty();
        if (scanner.hasNul()) {
            faults.add(DeliveredRow.NUL);
        }
        return new DeliveredRow(scanner.line(), certain ? cells() : Map.of(), faults.isEmpty() ? List.of() : faults);
    }

    private Map<String, String> cells() {
        String[] values = new String[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = scanner.cell(positions[i]);
        }
        return new Cells(index, values);
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
