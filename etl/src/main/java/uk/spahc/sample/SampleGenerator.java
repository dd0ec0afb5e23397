package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Generates deliveries that look like those of a police force and of two voluntary organisations, all of one true world,
 * and like what is published of all recorded crime, with the truth about each line and each figure beside them.
 */
public final class SampleGenerator {
    /** Rows that one event comes to on average, with its crimes, its people and all that is sent again. */
    private static final double ROWS_PER_EVENT = 2.02;
    /** Attacks that only a voluntary organisation hears of, for each in the city that the police hear of. */
    private static final double KEPT_FROM_POLICE = 0.17;

    private static final String OFFENCES = "offence-delivery.csv";
    private static final String OUTCOMES = "outcome-delivery.csv";

    /** Told of each delivery when it is complete. */
    @FunctionalInterface
    public interface Progress {
        void written(Path delivery, long rows);
    }

    private final SampleSettings settings;
    private final Clock clock;
    private final Attacks attacks;
    private final Police police;
    private final Agencies agencies;
    private final StreetCrimes streetCrimes;
    private final Chance chance;

    private SampleGenerator(SampleSettings settings, String postcodes, Truth truth) throws IOException {
        this.settings = settings;
        this.chance = new Chance(settings.seed());
        Layout layout = new Layout(OFFENCES);
        Labels labels = new Labels();
        Spelling spelling = new Spelling();
        Gazetteer gazetteer = new Gazetteer(layout.text("authority"), postcodes, layout.text("lsoas"), chance.fork(1));
        Population population = new Population(gazetteer, settings.until());
        Statements statements = new Statements(labels, spelling);
        this.clock = new Clock(labels);
        this.attacks = new Attacks(population, gazetteer, labels, clock);
        this.police = new Police(settings, layout, new Layout(OUTCOMES),
                new Recording(gazetteer, labels, statements, layout, settings.until()),
                new History(settings, new Revision(gazetteer, labels, statements, population), spelling), truth);
        this.agencies = new Agencies(settings, labels, spelling);
        this.streetCrimes = new StreetCrimes(settings, chance.fork(8));
    }

    /**
     * Writes deliveries, {@code truth/} and {@code damaged/} below {@code settings.out()}, over what lies there.
     *
     * @return number of rows in all sound deliveries
     */
    public static long generate(SampleSettings settings, Progress progress) {
        return generate(settings, new Layout(OFFENCES).text("postcodes"), progress);
    }

    /** Publisher and feed of the deliveries that {@code truth/figures.csv} is about. */
    public static String feedOfFigures() {
        return new Layout(OFFENCES).text("folder");
    }

    /** The same over another table of postcodes, shaped like the reference table. */
    static long generate(SampleSettings settings, String postcodes, Progress progress) {
        try (Truth truth = new Truth(settings.out().resolve("truth"), settings.until())) {
            return new SampleGenerator(settings, postcodes, truth).write(truth, progress);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The sample cannot be written: " + e.getClass().getSimpleName() + ".",
                    "Check that the disk is not full and that you may write there, or choose another folder with --out.", e);
        }
    }

    private long write(Truth truth, Progress progress) throws IOException {
        try (police) {
            Chance days = chance.fork(2);
            Chance events = chance.fork(3);
            each(1, days, day -> {
                Event event = attacks.on(day, events);
                agencies.hear(event, police.hear(event, events));
            });
            // Afterwards, so that what the police send does not depend on what they never hear of.
            Chance unheard = chance.fork(5);
            each(Attacks.SHARE_WITHIN * KEPT_FROM_POLICE, chance.fork(6), day ->
                    agencies.hearAlone(attacks.on(day, unheard.yes(0.95), unheard)));
            return police.write(progress) + agencies.write(truth, progress) + streetCrimes.write(progress);
        }
    }

    @FunctionalInterface
    private interface Happening {
        void on(LocalDate day) throws IOException;
    }

    /** Lets it happen as often as the season has it, in proportion to the attacks that the police hear of. */
    private void each(double share, Chance days, Happening happening) throws IOException {
        double perDay = perDay();
        double due = 0;
        for (LocalDate day = settings.from(); !day.isAfter(settings.until()); day = day.plusDays(1)) {
            due += share * perDay * clock.weight(day) * (0.7 + 0.6 * days.unit());
            for (; due >= 1; due--) {
                happening.on(day);
            }
        }
    }

    private double perDay() {
        double weights = 0;
        for (LocalDate day = settings.from(); !day.isAfter(settings.until()); day = day.plusDays(1)) {
            weights += clock.weight(day);
        }
        return settings.rows() / ROWS_PER_EVENT / weights;
    }
}
