package uk.spahc.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How people write into a spreadsheet: dates in many notations, several things in a cell, stray spaces. */
final class Hand {
    private static final List<String> MONTHS = List.of("January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December");

    private final Labels labels;

    Hand(Labels labels) {
        this.labels = labels;
    }

    /** A date as a date, or as text in one of three notations. */
    SheetCell day(LocalDate day, Chance chance) {
        return chance.yes(0.55) ? new SheetCell.Day(day) : textDay(day, chance);
    }

    SheetCell textDay(LocalDate day, Chance chance) {
        double share = chance.unit();
        return SheetCell.text(share < 0.55 ? Dates.day(day) : share < 0.8 ? inWords(day) : dotted(day));
    }

    /** With the whole year: of someone born in 1962, two digits say too little. */
    SheetCell born(LocalDate day, Chance chance) {
        double share = chance.unit();
        return share < 0.5 ? new SheetCell.Day(day) : SheetCell.text(share < 0.85 ? Dates.day(day) : inWords(day));
    }

    private static String inWords(LocalDate day) {
        return day.getDayOfMonth() + " " + MONTHS.get(day.getMonthValue() - 1) + " " + day.getYear();
    }

    private static String dotted(LocalDate day) {
        return day.getDayOfMonth() + "." + day.getMonthValue() + "." + String.format(Locale.ROOT, "%02d", day.getYear() % 100);
    }

    /** Now and then with a space before or behind. */
    SheetCell spaced(String text, Chance chance) {
        double share = chance.unit();
        return SheetCell.text(text.isEmpty() ? text : share < 0.03 ? " " + text : share < 0.08 ? text + " " : text);
    }

    /** Strands in one cell: "Race, Religion", "race / faith". */
    String strands(List<String> strands, Chance chance) {
        boolean small = chance.yes(0.25);
        String text = String.join(chance.yes(0.6) ? ", " : " / ", strands.stream().map(code -> labels.label("strand", code, chance)
                .replace(",", "")).toList());
        return small ? text.toLowerCase(Locale.ROOT) : text;
    }

    String needs(Chance chance) {
        Set<String> codes = new TreeSet<>();
        for (int number = chance.between(0, 3); number > 0; number--) {
            codes.add(labels.code("need", chance));
        }
        return String.join(chance.yes(0.7) ? ", " : " + ", codes.stream().map(code -> labels.label("need", code, chance)).toList());
    }

    String label(String list, String code, Chance chance) {
        return labels.label(list, code, chance);
    }
}
