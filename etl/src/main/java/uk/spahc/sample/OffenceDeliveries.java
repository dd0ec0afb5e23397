package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.spahc.sample.History.Planned;

/** Writes the deliveries of the police's records: one with everything, then one a night; with the truth of each line. */
final class OffenceDeliveries implements AutoCloseable {
    /** Whether a record is sent at all by the last night, and whether the last word on it is still to come. */
    enum Sent { NEVER, SETTLED, UNSETTLED }

    private final SampleSettings settings;
    private final Layout layout;
    private final Dispatch dispatch;
    private final List<List<Sending>> nights = new ArrayList<>();
    private final DeliveryFile backLoad;

    OffenceDeliveries(SampleSettings settings, Layout layout, Truth truth) throws IOException {
        this.settings = settings;
        this.layout = layout;
        this.dispatch = new Dispatch(truth);
        this.backLoad = open(0);
        for (int night = 0; night < settings.nights(); night++) {
            nights.add(new ArrayList<>());
        }
    }

    /** Sends what belongs to the back-load; what belongs to a night waits for it. */
    Sent send(List<Planned> plan) throws IOException {
        Sent sent = plan.isEmpty() ? Sent.NEVER : Sent.SETTLED;
        for (Planned planned : plan) {
            if (planned.delivery() == 0) {
                dispatch.send(planned.sending(), backLoad);
            } else {
                nights.get(planned.delivery() - 1).add(planned.sending());
                sent = Sent.UNSETTLED;
            }
        }
        return sent;
    }

    /** Ends the back-load; returns its rows. */
    long endBackLoad(SampleGenerator.Progress progress) throws IOException {
        backLoad.close();
        progress.written(path(0), backLoad.rows());
        return backLoad.rows();
    }

    /** Writes what waited for that night; returns the rows. */
    long write(int night, SampleGenerator.Progress progress) throws IOException {
        try (DeliveryFile file = open(night)) {
            for (Sending sending : nights.get(night - 1)) {
                dispatch.send(sending, file);
            }
            progress.written(path(night), file.rows());
            return file.rows();
        }
    }

    /** The newest delivery, from which damaged ones are made. */
    Path newest() {
        return path(settings.nights());
    }

    private DeliveryFile open(int delivery) throws IOException {
        return new DeliveryFile(path(delivery), Arrays.stream(Cell.values()).map(layout::header).toList(),
                layout.text("trailer"), Dress.of(delivery));
    }

    private Path path(int delivery) {
        return layout.deliveryIn(settings.out(), settings.backLoad().plusDays(delivery).toString());
    }

    @Override
    public void close() throws IOException {
        backLoad.close();
    }
}
