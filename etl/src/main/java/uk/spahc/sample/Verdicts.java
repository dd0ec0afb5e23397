package uk.spahc.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Makes outcomes: of which type, how long after the crime was recorded, and in which words. */
final class Verdicts {
    private static final int UNMAPPED_EVERY = 200;

    private record Kind(String type, String label, boolean labelAlone, int days) {
    }

    private final Weighted<Kind> named = new Weighted<>();
    private final Weighted<Kind> unnamed = new Weighted<>();
    private final String prefix;
    private int made;

    Verdicts(String prefix) {
        this.prefix = prefix;
        Table.own("outcome.csv").forEach(row -> {
            Kind kind = new Kind(row.get("type"), row.get("label"), row.get("label_alone").equals("Y"),
                    Integer.parseInt(row.get("days")));
            named.add(kind, Double.parseDouble(row.get("named_weight")));
            unnamed.add(kind, Double.parseDouble(row.get("unnamed_weight")));
        });
    }

    /** Some time after that day; the police enter it in the same week, or some weeks late. */
    Ruling after(LocalDate day, String suspect, boolean isNamed, Chance chance) {
        Kind kind = (isNamed ? named : unnamed).pick(chance);
        double skew = chance.unit();
        LocalDate date = day.plusDays(1 + (int) (skew * skew * 2 * kind.days()));
        int entered = chance.yes(0.1) ? chance.between(5, 40) : chance.yes(0.6) ? 0 : chance.between(1, 3);
        return ruling(kind, suspect, date, entered, chance);
    }

    /** On that very day. */
    Ruling on(LocalDate day, String suspect, boolean isNamed, Chance chance) {
        return ruling((isNamed ? named : unnamed).pick(chance), suspect, day, 0, chance);
    }

    private Ruling ruling(Kind kind, String suspect, LocalDate date, int entered, Chance chance) {
        LocalDateTime updated = date.plusDays(entered).atTime(chance.between(6, 21), chance.below(60), chance.below(60));
        String reference = prefix + (10_000_000 + ++made);
        if (made % UNMAPPED_EVERY == 60) {
            return chance.yes(0.5) ? new Ruling(reference, suspect, Ruling.UNMAPPED, "", "Filed (see OEL)", date, false, updated)
                    : new Ruling(reference, suspect, Ruling.UNMAPPED, "99", "", date, false, updated);
        }
        double share = chance.unit();
        boolean typeTold = !kind.labelAlone() || share >= 0.12;
        return new Ruling(reference, suspect, kind.type(), typeTold ? kind.type() : "", share > 0.97 ? "" : kind.label(), date,
                false, updated);
    }
}
