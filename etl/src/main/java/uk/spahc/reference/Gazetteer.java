package uk.spahc.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The places of one authority and, as far as is needed to tell, of its neighbours. Decides what is inside in one order:
 * a point within boundaries, postcode, small area, the publisher's own district; never by a post town or the letters of a postcode. Immutable.
 */
public final class Gazetteer {
    private static final int LSOA_CODE_LENGTH = 9;
    /** As near as that to a boundary, a point just outside decides nothing: it may be a bridge, or a slip of the hand that drew. */
    private static final double METRES_OF_DOUBT = 100;

    private final String authority;
    private final Map<String, Postcode> postcodes;
    private final Map<String, String> sectorsElsewhere;
    private final Map<String, String> wardByLsoa;
    private final Boundaries lsoas;
    private final Boundaries wards;

    /**
     * @param authorityCode null for a postcode that lies in no authority of ours, such as one of a large user
     * @param lsoaCode 2021 where known, else 2011
     */
    record Postcode(String authorityCode, String wardCode, String lsoaCode) {
    }

    /**
     * @param postcodes by {@code BS1 1AA}
     * @param sectorsElsewhere sectors ({@code BS1 1}) that hold no postcode of the authority, with their authority or ""
     * @param wardByLsoa every LSOA code of the authority, of both vintages, with its best-fit ward or ""
     */
    Gazetteer(String authority, Map<String, Postcode> postcodes, Map<String, String> sectorsElsewhere, Map<String, String> wardByLsoa) {
        this(authority, postcodes, sectorsElsewhere, wardByLsoa, Boundaries.NONE, Boundaries.NONE);
    }

    /** As above, with the authority's boundaries, where the official ones were imported. */
    Gazetteer(String authority, Map<String, Postcode> postcodes, Map<String, String> sectorsElsewhere, Map<String, String> wardByLsoa,
            Boundaries lsoas, Boundaries wards) {
        this.lsoas = lsoas;
        this.wards = wards;
        this.authority = authority;
        this.postcodes = new HashMap<>(postcodes);
        this.sectorsElsewhere = new HashMap<>(sectorsElsewhere);
        this.wardByLsoa = new HashMap<>(wardByLsoa);
    }

    /**
     * The reference data that ship with the program.
     *
     * @param authority ONS code, such as {@code E06000023}
     * @throws uk.spahc.outcome.Failure WRONG_USE if there are none for that authority
     */
    public static Gazetteer of(String authority) {
        return of(ReferenceFiles.shipped(), authority);
    }

    /** @throws uk.spahc.outcome.Failure WRONG_USE if there are no reference data for that authority */
    public static Gazetteer of(ReferenceFiles files, String authority) {
        return GazetteerFiles.read(files, authority);
    }

    public String authority() {
        return authority;
    }

    /**
     * Where an incident happened. Each of the three may be null; a postcode that no list knows (a slip of the pen) decides
     * nothing, and the next in order is asked.
     *
     * @param postcode normalised, {@code BS1 1AA}, or a sector, which can only tell what is outside
     * @param lsoa code of either vintage
     * @param district authority code of the publisher's own district
     */
    public Location place(String postcode, String lsoa, String district) {
        Location location = byPostcode(postcode, lsoa);
        if (location == null) {
            location = byLsoa(lsoa);
        }
        if (location == null) {
            location = byDistrict(district);
        }
        return location == null ? Location.UNKNOWN : location;
    }

    /**
     * The same where the source tells a point, which decides first.
     *
     * @param point null where none is told
     */
    public Location place(Point point, String postcode, String lsoa, String district) {
        Location location = point == null || lsoas.isEmpty() ? null : byPoint(point, postcode);
        return location == null ? place(postcode, lsoa, district) : location;
    }

    private Location byPoint(Point point, String postcode) {
        Optional<String> lsoa = lsoas.at(point);
        if (lsoa.isEmpty()) {
            return lsoas.isWithin(point, METRES_OF_DOUBT) ? null : Location.outside(Location.Method.POINT, null);
        }
        Postcode known = postcode == null ? null : postcodes.get(postcode);
        String ward = wards.at(point).orElse(emptyToNull(wardByLsoa.getOrDefault(lsoa.get(), "")));
        return new Location(Location.Area.INSIDE, Location.Method.POINT, authority, ward, lsoa.get(), known != null && authority.equals(known.authorityCode()));
    }

    /** Where something is of which the small area alone counts. */
    public Location placeByLsoa(String lsoa) {
        Location location = byLsoa(lsoa);
        return location == null ? Location.UNKNOWN : location;
    }

    /**
     * Where somebody lives, for what happened nobody says where. The postcode is taken for no place of anything.
     *
     * @param postcode normalised, or null
     */
    public Location placeByHome(String postcode) {
        Location home = byPostcode(postcode, null);
        return home == null ? Location.UNKNOWN
                : new Location(home.area(), Location.Method.HOME, home.authorityCode(), home.wardCode(), home.lsoaCode(), false);
    }

    /** {@code location}, but inside if it is unknown: for publishers that send nothing from elsewhere. */
    public Location insideUnlessKnown(Location location) {
        return location.area() == Location.Area.UNKNOWN ? inside(Location.Method.FEED, null, null) : location;
    }

    private Location byPostcode(String postcode, String lsoa) {
        if (postcode == null) {
            return null;
        }
        Postcode found = postcodes.get(postcode);
        if (found != null && found.authorityCode() == null) {
            return null;
        }
        if (found != null && !found.authorityCode().equals(authority)) {
            return Location.outside(Location.Method.POSTCODE, found.authorityCode());
        }
        if (found != null) {
            String area = found.lsoaCode() == null && wardByLsoa.containsKey(String.valueOf(lsoa)) ? lsoa : found.lsoaCode();
            return new Location(Location.Area.INSIDE, Location.Method.POSTCODE, authority, found.wardCode(), area, true);
        }
        String elsewhere = sectorsElsewhere.get(isSector(postcode) ? postcode : sector(postcode));
        return elsewhere == null ? null : Location.outside(Location.Method.POSTCODE, emptyToNull(elsewhere));
    }

    private Location byLsoa(String lsoa) {
        if (lsoa == null) {
            return null;
        }
        String ward = wardByLsoa.get(lsoa);
        if (ward != null) {
            return inside(Location.Method.LSOA, emptyToNull(ward), lsoa);
        }
        return isLsoaCode(lsoa) ? Location.outside(Location.Method.LSOA, null) : null;
    }

    private Location byDistrict(String district) {
        if (district == null) {
            return null;
        }
        return district.equals(authority) ? inside(Location.Method.DISTRICT, null, null)
                : Location.outside(Location.Method.DISTRICT, district);
    }

    private Location inside(Location.Method method, String ward, String lsoa) {
        return new Location(Location.Area.INSIDE, method, authority, ward, lsoa, false);
    }

    /** A postcode ends in two letters; a sector in the digit before them. */
    private static boolean isSector(String postcode) {
        return Character.isDigit(postcode.charAt(postcode.length() - 1));
    }

    private static String sector(String postcode) {
        return postcode.substring(0, Math.max(0, postcode.length() - 2));
    }

    /** England and Wales only: E01 or W01 and six digits. */
    private static boolean isLsoaCode(String text) {
        return text.length() == LSOA_CODE_LENGTH && (text.startsWith("E01") || text.startsWith("W01"))
                && text.chars().skip(3).allMatch(c -> c >= '0' && c <= '9');
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
