package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import uk.spahc.sample.OutcomeHistory.Notice;

/** Writes the deliveries of outcomes: one with everything, then one a night; with the truth of each line. */
final class OutcomeDeliveries implements AutoCloseable {
    private record Later(CrimeRecord record, Notice notice) {
    }

    private final SampleSettings settings;
    private final Layout layout;
    private final OutcomeHistory history;
    private final OutcomeTruth truth;
    private final List<List<Later>> nights = new ArrayList<>();
    private final DeliveryFile backLoad;

    OutcomeDeliveries(SampleSettings settings, Layout layout) throws IOException {
        this.settings = settings;
        this.layout = layout;
        this.history = new OutcomeHistory(settings, new Verdicts(layout.text("reference")));
        this.truth = new OutcomeTruth(layout.truthIn(settings.out()));
        this.backLoad = open(0);
        for (int night = 0; night < settings.nights(); night++) {
            nights.add(new ArrayList<>());
        }
    }

    /** Sends what the back-load tells of this crime; returns whether a later night tells more. */
    boolean tell(Recording.Recorded recorded, Chance chance) throws IOException {
        boolean later = false;
        for (Notice notice : history.of(recorded, chance)) {
            if (notice.delivery() == 0) {
                send(recorded.record(), notice, backLoad);
            } else {
                nights.get(notice.delivery() - 1).add(new Later(recorded.record(), notice));
                later = true;
            }
        }
        return later;
    }

    /** Ends the back-load; returns its rows. */
    long endBackLoad(SampleGenerator.Progress progress) throws IOException {
        backLoad.close();
        progress.written(path(0), backLoad.rows());
        return backLoad.rows();
    }

    /** Writes what waited for that night; returns the rows. A night without a row has no file. */
    long write(int night, SampleGenerator.Progress progress) throws IOException {
        if (nights.get(night - 1).isEmpty()) {
            return 0;
        }
        try (DeliveryFile file = open(night)) {
            for (Later later : nights.get(night - 1)) {
                send(later.record(), later.notice(), file);
            }
            progress.written(path(night), file.rows());
            return file.rows();
        }
    }

    void settle(CrimeRecord record) throws IOException {
        truth.settle(record);
    }

    /** The newest delivery, from which damaged ones are made. */
    Path newest() {
        int night = settings.nights();
        while (night > 0 && nights.get(night - 1).isEmpty()) {
            night--;
        }
        return path(night);
    }

    private void send(CrimeRecord record, Notice notice, DeliveryFile file) throws IOException {
        Ruling ruling = notice.ruling();
        List<String> row = ruling.row(record.reference());
        if (notice.fault() != null) {
            long line = file.write(notice.fault().damage(row));
            truth.line(file.name(), line, Disposition.REJECTED, notice.fault().reason(), record, ruling);
            return;
        }
        Disposition disposition = record.docket().hear(ruling, record.memory().departures());
        truth.line(file.name(), file.write(row), disposition, "", record, ruling);
        if (notice.twice()) {
            truth.line(file.name(), file.write(row), Disposition.DUPLICATE, "", record, ruling);
        }
    }

    private DeliveryFile open(int delivery) throws IOException {
        return new DeliveryFile(path(delivery), layout.headers(), layout.text("trailer"), Dress.of(delivery));
    }

    private Path path(int delivery) {
        return layout.deliveryIn(settings.out(), settings.backLoad().plusDays(delivery).toString());
    }

    @Override
    public void close() throws IOException {
        backLoad.close();
        truth.close();
    }
}
