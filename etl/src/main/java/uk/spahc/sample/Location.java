package uk.spahc.sample;

import java.util.Locale;
import uk.spahc.sample.Incident.Area;
import uk.spahc.sample.Incident.Method;
import uk.spahc.sample.Incident.Placing;

/** What a record's cells tell of a place: the postcode, mistyped or not, an LSOA of either vintage, the district, nothing. */
record Location(Cells cells, Placing placing) {
    private static final Placing NOWHERE = new Placing(Area.UNKNOWN, Method.NONE, "", "");

    /** By turns, so that even a small sample has each form. */
    static Location of(Address place, int turn, Gazetteer gazetteer, Chance chance) {
        Postcode postcode = place.postcode();
        Cells cells = Cells.NONE.with(Cell.LOCATION_ADDRESS, place.line());
        boolean within = !postcode.ward().isEmpty();
        return switch (turn % 100) {
            case 4, 24, 64 -> within ? byLsoa(cells, postcode, turn, gazetteer) : byDistrict(cells, postcode, gazetteer);
            case 44 -> within ? byLsoa(cells, gazetteer.inSplitLsoa(chance), 0, gazetteer)
                    : byDistrict(cells, postcode, gazetteer);
            case 14, 54, 84 -> byDistrict(cells, postcode, gazetteer);
            case 34, 74 -> new Location(Cells.NONE, NOWHERE);
            case 94 -> new Location(cells, NOWHERE);
            case 9, 59 -> byDistrict(mistyped(cells, postcode), postcode, gazetteer);
            case 29 -> within ? byLsoa(mistyped(cells, postcode), postcode, 1, gazetteer)
                    : byDistrict(mistyped(cells, postcode), postcode, gazetteer);
            case 79 -> new Location(mistyped(cells, postcode), NOWHERE);
            default -> found(cells, postcode, gazetteer, chance);
        };
    }

    /** The whole truth: postcode, mostly with district, sometimes with LSOA. */
    static Location found(Cells cells, Postcode postcode, Gazetteer gazetteer, Chance chance) {
        if (postcode.text().isEmpty()) {
            return byDistrict(cells, postcode, gazetteer);
        }
        boolean within = !postcode.ward().isEmpty();
        return new Location(cells.withAll(
                Cell.LOCATION_POSTCODE, typed(postcode.text(), chance),
                Cell.LOCATION_LSOA, chance.yes(0.25) ? postcode.lsoa21() : "",
                Cell.DISTRICT, chance.yes(0.7) ? gazetteer.district(postcode) : ""),
                new Placing(within ? Area.INSIDE : Area.OUTSIDE, Method.POSTCODE, postcode.ward(),
                        postcode.lsoa21()));
    }

    /** Even turns write the code of 2011, odd ones that of 2021. */
    private static Location byLsoa(Cells cells, Postcode postcode, int turn, Gazetteer gazetteer) {
        String lsoa = turn / 20 % 2 == 0 ? postcode.lsoa11() : postcode.lsoa21();
        return new Location(cells.withAll(Cell.LOCATION_LSOA, lsoa, Cell.DISTRICT, gazetteer.district(postcode)),
                new Placing(Area.INSIDE, Method.LSOA, gazetteer.ward(lsoa), lsoa));
    }

    private static Location byDistrict(Cells cells, Postcode postcode, Gazetteer gazetteer) {
        return new Location(cells.with(Cell.DISTRICT, gazetteer.district(postcode)),
                new Placing(postcode.ward().isEmpty() ? Area.OUTSIDE : Area.INSIDE, Method.DISTRICT, "", ""));
    }

    /** Shaped like a postcode, and none: the district number does not exist. */
    private static Cells mistyped(Cells cells, Postcode postcode) {
        return postcode.text().startsWith("BS") ? cells.with(Cell.LOCATION_POSTCODE, mistyped(postcode.text())) : cells;
    }

    /** @param postcode one that begins with BS */
    static String mistyped(String postcode) {
        return postcode.indexOf(' ') == 3 ? "BS6" + postcode.substring(2) : "BS0" + postcode.substring(3);
    }

    /** Spaces and capitals as people type them. */
    static String typed(String postcode, Chance chance) {
        double share = chance.unit();
        return share < 0.03 ? postcode.replace(" ", "") : share < 0.04 ? postcode.toLowerCase(Locale.ROOT)
                : share < 0.045 ? postcode.replace(" ", "  ") : postcode;
    }
}
