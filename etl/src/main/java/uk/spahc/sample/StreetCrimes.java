package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an open-data site publishes of all recorded crime, a file a month: made up, with shares that we set ourselves. It knows
 * nothing of the attacks of this world, as the published series marks no hate crime.
 */
final class StreetCrimes {
    /** As the publisher is behind: the newest month is the second before the one that the sample ends in. */
    private static final int MONTHS_BEHIND = 2;
    private static final int MOST_MONTHS = 6;
    private static final int MOST_ROWS = 15_000;
    private static final double SHARE_WITHIN = 0.4;
    private static final double SHARE_NOWHERE = 0.05;
    private static final String WITHOUT_ID = "anti-social-behaviour";
    private static final List<String> OUTCOMES = List.of("Under investigation", "Unable to prosecute suspect",
            "Investigation complete; no suspect identified", "Awaiting court outcome", "Offender given a caution");

    private final SampleSettings settings;
    private final Layout layout = new Layout("street-delivery.csv");
    private final List<Map<String, String>> lsoas;
    private final List<String> streets = Table.own("street.csv").stream().map(row -> row.get("name")).toList();
    private final List<Map<String, String>> kinds = new ArrayList<>();
    private final Chance chance;
    private final Tally tally = new Tally();

    StreetCrimes(SampleSettings settings, Chance chance) {
        this.settings = settings;
        this.chance = chance;
        this.lsoas = Table.read(layout.text("lsoas")).stream().filter(row -> !row.get("vintages").equals("2011")).toList();
        Table.own("street-crime.csv").forEach(kind -> kinds.addAll(Collections.nCopies(Integer.parseInt(kind.get("weight")), kind)));
    }

    /** One line, and where the publisher says that it was; no LSOA where it does not say. */
    private record Line(List<String> cells, Disposition disposition, Map<String, String> lsoa, Map<String, String> kind) {
    }

    /** Writes the published months that the sample's months have, and what is true of them. Returns the rows. */
    long write(SampleGenerator.Progress progress) throws IOException {
        long rows = 0;
        Path folder = layout.truthIn(settings.out());
        try (TruthTable lines = new TruthTable(folder.resolve("lines.csv"), "file,line,disposition,reason,lsoa,category")) {
            YearMonth last = YearMonth.from(settings.until()).minusMonths(MONTHS_BEHIND);
            for (int before = Math.min(MOST_MONTHS, settings.months() - MONTHS_BEHIND) - 1; before >= 0; before--) {
                rows += write(last.minusMonths(before), lines, progress);
            }
        }
        Files.writeString(folder.resolve("figures.csv"), tally.csv());
        return rows;
    }

    private long write(YearMonth month, TruthTable lines, SampleGenerator.Progress progress) throws IOException {
        Path path = layout.deliveryIn(settings.out(), month.toString());
        try (DeliveryFile file = new DeliveryFile(path, layout.headers(), "", Dress.PLAIN)) {
            for (long row = Math.min(MOST_ROWS, settings.rows() / settings.months()); row > 0; row--) {
                Line line = line(month);
                String code = line.lsoa().getOrDefault("lsoa_code", "");
                lines.row(file.name(), file.write(line.cells()), line.disposition().text(), "", code, line.kind().get("code"));
                tally.row(file.name(), line.disposition(), "");
                if (line.disposition() == Disposition.LOADED) {
                    count(month.toString(), line);
                }
            }
            progress.written(path, file.rows());
            return file.rows();
        }
    }

    private void count(String month, Line line) {
        if (line.lsoa().isEmpty()) {
            tally.add("street_crimes_area_unknown", "month", month);
            return;
        }
        tally.add("street_crimes", "month", month);
        tally.add("street_crimes", "month", month, "category", line.kind().get("code"));
        tally.add("street_crimes", "month", month, "ward", line.lsoa().get("ward_code"));
        tally.add("street_crimes", "month", month, "lsoa", line.lsoa().get("lsoa_code"));
    }

    private Line line(YearMonth month) {
        Map<String, String> kind = chance.pick(kinds);
        double where = chance.unit();
        if (where < SHARE_NOWHERE) {
            return new Line(cells(month, kind, "", "", "No Location", "", ""), Disposition.LOADED, Map.of(), kind);
        }
        String street = "On or near " + chance.pick(streets);
        if (where > SHARE_NOWHERE + SHARE_WITHIN) {
            String code = "E010143" + chance.between(70, 99);
            return new Line(cells(month, kind, "-2.360000", "51.380000", street, code, layout.text("elsewhere")), Disposition.OUTSIDE_AREA,
                    Map.of("lsoa_code", code), kind);
        }
        double skew = chance.unit();
        Map<String, String> lsoa = lsoas.get((int) (skew * skew * lsoas.size()));
        return new Line(cells(month, kind, near(lsoa.get("lon")), near(lsoa.get("lat")), street, lsoa.get("lsoa_code"), lsoa.get("lsoa_name")),
                Disposition.LOADED, lsoa, kind);
    }

    private String near(String degrees) {
        return String.format(Locale.ROOT, "%.6f", Double.parseDouble(degrees) + (chance.unit() - 0.5) * 0.004);
    }

    private List<String> cells(YearMonth month, Map<String, String> kind, String longitude, String latitude, String street, String lsoa, String lsoaName) {
        boolean crime = !kind.get("code").equals(WITHOUT_ID);
        String force = layout.text("force");
        return List.of(crime ? id() : "", month.toString(), force, force, longitude, latitude, street, lsoa, lsoaName, kind.get("label"),
                crime ? chance.pick(OUTCOMES) : "", "");
    }

    private String id() {
        StringBuilder id = new StringBuilder(64);
        for (int part = 0; part < 4; part++) {
            id.append(HexFormat.of().toHexDigits(chance.next()));
        }
        return id.toString();
    }
}
