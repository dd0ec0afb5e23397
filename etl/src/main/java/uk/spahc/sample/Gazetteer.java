package uk.spahc.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Places of the force area: made-up streets, houses and sites on real postcodes in the city and around it. */
final class Gazetteer {
    /** Districts where much of a city's life, and of its hate crime, happens. */
    private static final List<String> CENTRE = List.of("BS1 ", "BS2 ", "BS5 ");
    private static final double SHARE_FAR_AWAY = 0.15;

    private final List<Postcode> inside = new ArrayList<>();
    private final List<Postcode> centre = new ArrayList<>();
    private final List<Postcode> split = new ArrayList<>();
    private final List<Postcode> outside = new ArrayList<>();
    private final Map<String, String> districts = new TreeMap<>();
    private final Map<String, String> wards = new HashMap<>();
    private final List<String> streets = new ArrayList<>();
    private final Map<String, List<Address>> sites = new TreeMap<>();
    private final Postcode farAway;

    Gazetteer(String authority, String postcodes, String lsoas, Chance chance) {
        this(authority, postcodes, lsoas, 1, chance);
    }

    /** @param sitesEach how many sites stand for each of the list, in streets of their own */
    Gazetteer(String authority, String postcodes, String lsoas, int sitesEach, Chance chance) {
        Table.read(lsoas).forEach(row -> wards.put(row.get("lsoa_code"), row.get("ward_code")));
        Table.own("district.csv").forEach(row -> districts.put(row.get("authority"), row.get("label")));
        farAway = new Postcode("", Table.own("district.csv").get(districts.size() - 1).get("authority"), "", "", "");
        Table.read(postcodes).forEach(row -> sort(row, authority));
        Table.own("street.csv").forEach(row -> streets.add(row.get("name")));
        for (boolean within : new boolean[] {true, false}) {
            Table.own("site.csv").forEach(row -> {
                List<Address> known = sites.computeIfAbsent(within + row.get("location_type"), key -> new ArrayList<>());
                for (int i = 0; i < sitesEach; i++) {
                    known.add(new Address(row.get("name") + ", " + chance.pick(streets), site(within, chance)));
                }
            });
        }
    }

    private void sort(Map<String, String> row, String authority) {
        Postcode postcode = new Postcode(row.get("postcode"), row.get("authority_code"), row.get("ward_code"),
                row.get("lsoa11_code"), row.get("lsoa21_code"));
        if (!postcode.authority().equals(authority)) {
            if (districts.containsKey(postcode.authority())) {
                outside.add(postcode);
            }
        } else if (row.get("ward_method").equals("own") && row.get("live").equals("Y") && !postcode.lsoa21().isEmpty()) {
            inside.add(postcode);
            if (CENTRE.stream().anyMatch(postcode.text()::startsWith)) {
                centre.add(postcode);
            }
            if (postcode.isInSplitLsoa()) {
                split.add(postcode);
            }
        }
    }

    private Postcode site(boolean within, Chance chance) {
        return chance.pick(within ? centre : outside);
    }

    Address dwelling(boolean within, Chance chance) {
        String flat = chance.yes(0.18) ? "Flat " + chance.between(1, 24) + ", " : "";
        return new Address(flat + chance.between(1, 180) + " " + chance.pick(streets), postcode(within, chance));
    }

    /** Somewhere out of doors; some streets are met far more often than others. */
    Address street(boolean within, Chance chance) {
        double skew = chance.unit();
        String street = streets.get((int) (skew * skew * streets.size()));
        return new Address(street, within && chance.yes(0.35) ? chance.pick(centre) : postcode(within, chance));
    }

    /** A site of that location type, or a street if none is known. */
    Address site(String locationType, boolean within, Chance chance) {
        List<Address> known = sites.get(within + locationType);
        return known == null || chance.yes(0.3) ? street(within, chance) : chance.pick(known);
    }

    Postcode postcode(boolean within, Chance chance) {
        if (within) {
            return chance.pick(inside);
        }
        return chance.yes(SHARE_FAR_AWAY) ? farAway : chance.pick(outside);
    }

    /** A postcode whose LSOA of 2011 was split, or any in the city if the table knows none. */
    Postcode inSplitLsoa(Chance chance) {
        return chance.pick(split.isEmpty() ? inside : split);
    }

    /** In which most of an LSOA lies, of either vintage. */
    String ward(String lsoa) {
        return wards.getOrDefault(lsoa, "");
    }

    String district(Postcode postcode) {
        return districts.get(postcode.authority());
    }
}
