package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Generates deliveries that look like a police force's own, with the truth about each line and each figure beside them. */
public final class SampleGenerator {
    /** Rows that one event comes to on average, with its crimes, its people and all that is sent again. */
    private static final double ROWS_PER_EVENT = 2.02;

    private static final String OFFENCES = "offence-delivery.csv";

    /** Told of each delivery when it is complete. */
    @FunctionalInterface
    public interface Progress {
        void written(Path delivery, long rows);
    }

    private final SampleSettings settings;
    private final Layout layout = new Layout(OFFENCES);
    private final Labels labels = new Labels();
    private final Clock clock = new Clock(labels);
    private final Attacks attacks;
    private final Recording recording;
    private final History history;
    private final Chance chance;
    private final List<List<Sending>> nights = new ArrayList<>();
    private final Set<CrimeRecord> unsettled = new LinkedHashSet<>();

    private SampleGenerator(SampleSettings settings, String postcodes) {
        this.settings = settings;
        this.chance = new Chance(settings.seed());
        Spelling spelling = new Spelling();
        Gazetteer gazetteer = new Gazetteer(layout.text("authority"), postcodes, chance.fork(1));
        Population population = new Population(gazetteer, settings.until());
        Statements statements = new Statements(labels, spelling);
        this.attacks = new Attacks(population, gazetteer, labels, clock);
        this.recording = new Recording(gazetteer, labels, statements, layout, settings.until());
        this.history = new History(settings, new Revision(gazetteer, labels, statements, population), spelling);
        for (int night = 0; night < settings.nights(); night++) {
            nights.add(new ArrayList<>());
        }
    }

    /**
     * Writes deliveries, {@code truth/} and {@code damaged/} below {@code settings.out()}, over what lies there.
     *
     * @return number of rows in all sound deliveries
     */
    public static long generate(SampleSettings settings, Progress progress) {
        return generate(settings, new Layout(OFFENCES).text("postcodes"), progress);
    }

    /** The same over another table of postcodes, shaped like the reference table. */
    static long generate(SampleSettings settings, String postcodes, Progress progress) {
        try (Truth truth = new Truth(settings.out().resolve("truth"), settings.until())) {
            return new SampleGenerator(settings, postcodes).write(truth, progress);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The sample cannot be written: " + e.getClass().getSimpleName() + ".",
                    "Check that the disk is not full and that you may write there, or choose another folder with --out.", e);
        }
    }

    private long write(Truth truth, Progress progress) throws IOException {
        Dispatch dispatch = new Dispatch(truth);
        long rows = backLoad(dispatch, truth, progress);
        for (int night = 1; night <= settings.nights(); night++) {
            try (DeliveryFile file = open(night)) {
                for (Sending sending : nights.get(night - 1)) {
                    dispatch.send(sending, file);
                }
                rows += file.rows();
                progress.written(path(night), file.rows());
            }
        }
        for (CrimeRecord record : unsettled) {
            truth.settle(record);
        }
        new DamagedDeliveries(settings, layout).write(path(settings.nights()));
        return rows;
    }

    private long backLoad(Dispatch dispatch, Truth truth, Progress progress) throws IOException {
        try (DeliveryFile file = open(0)) {
            Chance days = chance.fork(2);
            Chance events = chance.fork(3);
            double due = 0;
            for (LocalDate day = settings.from(); !day.isAfter(settings.until()); day = day.plusDays(1)) {
                due += perDay() * clock.weight(day) * (0.7 + 0.6 * days.unit());
                for (; due >= 1; due--) {
                    event(attacks.on(day, events), events, dispatch, truth, file);
                }
            }
            progress.written(path(0), file.rows());
            return file.rows();
        }
    }

    private double perDay() {
        double weights = 0;
        for (LocalDate day = settings.from(); !day.isAfter(settings.until()); day = day.plusDays(1)) {
            weights += clock.weight(day);
        }
        return settings.rows() / ROWS_PER_EVENT / weights;
    }

    private void event(Event event, Chance chance, Dispatch dispatch, Truth truth, DeliveryFile backLoad) throws IOException {
        for (Recording.Recorded recorded : recording.of(event, chance)) {
            List<History.Planned> plan = history.of(recorded, chance);
            boolean later = false;
            for (History.Planned planned : plan) {
                if (planned.delivery() == 0) {
                    dispatch.send(planned.sending(), backLoad);
                } else {
                    nights.get(planned.delivery() - 1).add(planned.sending());
                    later = true;
                }
            }
            if (later) {
                unsettled.add(recorded.record());
            } else if (!plan.isEmpty()) {
                truth.settle(recorded.record());
            }
        }
    }

    private DeliveryFile open(int delivery) throws IOException {
        return new DeliveryFile(path(delivery), layout, Dress.of(delivery));
    }

    private Path path(int delivery) {
        return settings.out().resolve(layout.text("folder")).resolve(layout.fileName(settings.backLoad().plusDays(delivery)));
    }
}
