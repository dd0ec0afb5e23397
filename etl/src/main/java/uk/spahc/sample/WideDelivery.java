package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.sample.Incident.Method;

/**
 * One large delivery in another form than the sample's: a row is an offence with its victim and its suspect, 35 columns. All
 * of it happens in the city, so that nothing is saved by leaving rows out. Beside it a correction of a few records, and what
 * is true before and after. For measuring; the sample proper has the harder cases.
 */
public final class WideDelivery {
    private static final List<Cell> INCIDENT = List.of(Cell.CRIME_REFERENCE, Cell.LOG_NUMBER, Cell.RECORD_TYPE, Cell.STATUS, Cell.DATE_RECORDED,
            Cell.DATE_REPORTED, Cell.OCCURRED_FROM, Cell.OCCURRED_TO, Cell.OFFENCE_CODE, Cell.OFFENCE, Cell.HATE_STRANDS, Cell.TARGET,
            Cell.LOCATION_TYPE, Cell.LOCATION_ADDRESS, Cell.LOCATION_POSTCODE, Cell.LOCATION_LSOA, Cell.DISTRICT);
    private static final List<Cell> VICTIM = List.of(Cell.PERSON_ROLE, Cell.PERSON_ID, Cell.FORENAME, Cell.SURNAME, Cell.DATE_OF_BIRTH,
            Cell.GENDER, Cell.SELF_DEFINED_ETHNICITY, Cell.HOME_ADDRESS, Cell.HOME_POSTCODE);
    private static final List<Cell> SUSPECT = List.of(Cell.PERSON_ROLE, Cell.PERSON_ID, Cell.FORENAME, Cell.SURNAME, Cell.DATE_OF_BIRTH,
            Cell.GENDER, Cell.OFFICER_DEFINED_ETHNICITY, Cell.HOME_POSTCODE);
    private static final int SUSPECTS_FROM = INCIDENT.size() + VICTIM.size();
    private static final int MONTHS = 36;
    /** More incidents are those of a larger area: it has more shops and stations, not busier ones. */
    private static final int ROWS_TO_ONE_SITE_EACH = 10_000;

    private final Layout layout = new Layout("offence-delivery.csv");
    private final Labels labels = new Labels();
    private final long rows;
    private final Chance chance;
    private final LocalDate until;
    private final Attacks attacks;
    private final Recording recording;
    private final Map<String, Long> before = new TreeMap<>();
    private final Map<String, Long> after = new TreeMap<>();

    /**
     * What was written, and what is true of it.
     *
     * @param figures offences by {@code month/YYYY-MM}, {@code strand/CODE}, {@code ward/CODE} (of those placed by their postcode) and {@code all}
     * @param corrected the same once the correction is loaded, which cancels every other of its records
     */
    public record Written(Path delivery, Path correction, long rows, int columns, Map<String, Long> figures, Map<String, Long> corrected) {
    }

    private WideDelivery(long rows, long seed, LocalDate until) {
        this.rows = rows;
        this.chance = new Chance(seed);
        this.until = until;
        Gazetteer gazetteer = new Gazetteer(layout.text("authority"), layout.text("postcodes"), layout.text("lsoas"),
                (int) Math.ceil((double) rows / ROWS_TO_ONE_SITE_EACH), chance.fork(1));
        Population population = new Population(gazetteer, until);
        this.attacks = new Attacks(population, gazetteer, labels, new Clock(labels));
        this.recording = new Recording(gazetteer, labels, new Statements(labels, new Spelling()), layout, until.minusDays(1));
    }

    /**
     * Writes both files into a folder.
     *
     * @param rows of the delivery
     * @param corrections rows of the correction, of the records recorded last, as most corrections are
     * @throws Failure if they cannot be written
     */
    public static Written write(Path folder, long rows, long corrections, long seed) {
        LocalDate until = SampleSettings.DEFAULT_UNTIL;
        Path delivery = folder.resolve("offences_" + until + ".csv");
        Path correction = folder.resolve("offences_" + until.plusDays(1) + ".csv");
        WideDelivery wide = new WideDelivery(rows, seed, until);
        try (DeliveryFile file = new DeliveryFile(delivery, wide.header(), "", Dress.PLAIN);
                DeliveryFile again = new DeliveryFile(correction, wide.header(), "", Dress.PLAIN)) {
            wide.write(file, again, corrections);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The delivery cannot be written: " + e.getClass().getSimpleName() + ".",
                    "Check that the disk is not full and that you may write there.", e);
        }
        return new Written(delivery, correction, rows, wide.header().size(), wide.before, wide.after);
    }

    private void write(DeliveryFile file, DeliveryFile again, long corrections) throws IOException {
        Chance days = chance.fork(2);
        Chance events = chance.fork(3);
        int span = (int) (until.toEpochDay() - until.minusMonths(MONTHS).toEpochDay()) - 120;
        LocalDate lately = until.minusDays(120 + 2L * (int) Math.ceil((double) corrections * span / rows));
        while (file.rows() < rows) {
            LocalDate day = until.minusDays(120L + days.below(span));
            for (Recording.Recorded recorded : recording.of(attacks.on(day, true, events), events)) {
                if (file.rows() < rows) {
                    one(recorded, file, again, again.rows() < corrections && day.isAfter(lately));
                }
            }
        }
    }

    private void one(Recording.Recorded recorded, DeliveryFile file, DeliveryFile again, boolean corrected) throws IOException {
        List<String> cells = cells(recorded);
        file.write(cells);
        boolean cancelled = corrected && again.rows() % 2 == 0;
        count(recorded.edition().incident(), before);
        if (!cancelled) {
            count(recorded.edition().incident(), after);
        }
        if (corrected) {
            again.write(later(cells, recorded.edition().updated(), cancelled));
        }
    }

    private static void count(Incident incident, Map<String, Long> figures) {
        if (!incident.counts()) {
            return;
        }
        String recorded = incident.cells().text(Cell.DATE_RECORDED);
        Stream<String> strands = incident.strands().stream().map(strand -> "strand/" + strand);
        Stream<String> ward = incident.placing().method() == Method.POSTCODE ? Stream.of("ward/" + incident.placing().ward()) : Stream.empty();
        Stream.of(strands, ward, Stream.of("all", "month/" + recorded.substring(6) + "-" + recorded.substring(3, 5)))
                .flatMap(figure -> figure).forEach(figure -> figures.merge(figure, 1L, Long::sum));
    }

    private List<String> cells(Recording.Recorded recorded) {
        Edition edition = recorded.edition();
        List<String> cells = new ArrayList<>(SUSPECTS_FROM + SUSPECT.size() + 1);
        INCIDENT.forEach(cell -> cells.add(edition.incident().cells().text(cell)));
        person(VICTIM, edition.people(), 0, cells);
        person(SUSPECT, edition.people(), 1, cells);
        cells.add(Dates.second(edition.updated()));
        return cells;
    }

    private static void person(List<Cell> columns, List<Involvement> people, int index, List<String> cells) {
        columns.forEach(cell -> cells.add(index < people.size() ? people.get(index).cells().text(cell) : ""));
    }

    private List<String> later(List<String> cells, LocalDateTime updated, boolean cancelled) {
        List<String> changed = new ArrayList<>(cells);
        changed.set(INCIDENT.indexOf(Cell.STATUS), labels.label("status", cancelled ? "CANCELLED" : "ACTIVE", chance));
        changed.set(INCIDENT.indexOf(Cell.LOCATION_TYPE), "");
        changed.set(cells.size() - 1, Dates.second(updated.plusDays(1)));
        return changed;
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(INCIDENT.stream().map(layout::header).toList());
        VICTIM.forEach(cell -> header.add("Victim " + layout.header(cell)));
        SUSPECT.forEach(cell -> header.add("Suspect " + layout.header(cell)));
        header.add(layout.header(Cell.LAST_UPDATED));
        return header;
    }
}
