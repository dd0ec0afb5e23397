package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The police: record the attacks they hear of, decide outcomes, and deliver both. */
final class Police implements AutoCloseable {
    private final SampleSettings settings;
    private final Layout offenceLayout;
    private final Layout outcomeLayout;
    private final Recording recording;
    private final History history;
    private final Truth truth;
    private final OffenceDeliveries offences;
    private final OutcomeDeliveries outcomes;
    private final Chance outcomeChance;
    private final Set<CrimeRecord> unsettled = new LinkedHashSet<>();

    Police(SampleSettings settings, Layout offenceLayout, Layout outcomeLayout, Recording recording, History history,
            Truth truth) throws IOException {
        this.settings = settings;
        this.offenceLayout = offenceLayout;
        this.outcomeLayout = outcomeLayout;
        this.recording = recording;
        this.history = history;
        this.truth = truth;
        this.offences = new OffenceDeliveries(settings, offenceLayout, truth);
        this.outcomes = new OutcomeDeliveries(settings, outcomeLayout);
        this.outcomeChance = new Chance(settings.seed()).fork(4);
    }

    /** Returns the records made of the event, of which the police send some only later or never. */
    List<CrimeRecord> hear(Event event, Chance chance) throws IOException {
        List<CrimeRecord> records = new ArrayList<>();
        for (Recording.Recorded recorded : recording.of(event, chance)) {
            OffenceDeliveries.Sent sent = offences.send(history.of(recorded, chance));
            if (sent == OffenceDeliveries.Sent.NEVER) {
                continue;
            }
            boolean moreToTell = outcomes.tell(recorded, outcomeChance);
            if (sent == OffenceDeliveries.Sent.UNSETTLED || moreToTell) {
                unsettled.add(recorded.record());
            } else {
                settle(recorded.record());
            }
            records.add(recorded.record());
        }
        return records;
    }

    /** Once nothing more happens: the nights, what is true after them, and the damaged deliveries. Returns the rows sent. */
    long write(SampleGenerator.Progress progress) throws IOException {
        long rows = offences.endBackLoad(progress) + outcomes.endBackLoad(progress);
        for (int night = 1; night <= settings.nights(); night++) {
            rows += offences.write(night, progress) + outcomes.write(night, progress);
        }
        for (CrimeRecord record : unsettled) {
            settle(record);
        }
        new DamagedDeliveries(settings, offenceLayout)
                .write(offences.newest(), settings.out().resolve("truth").resolve("damaged.csv"));
        Path told = outcomeLayout.truthIn(settings.out()).resolve("damaged.csv");
        new DamagedDeliveries(settings, outcomeLayout).write(outcomes.newest(), told);
        return rows;
    }

    private void settle(CrimeRecord record) throws IOException {
        truth.settle(record);
        outcomes.settle(record);
    }

    @Override
    public void close() throws IOException {
        offences.close();
        outcomes.close();
    }
}
