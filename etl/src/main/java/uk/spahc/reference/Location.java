package uk.spahc.reference;

/**
 * Where something is, as best known, and by which rule. Codes are null where the rule does not tell them.
 *
 * @param lsoaCode of either vintage
 * @param postcodeKnown whether the postcode given is one of the reference data
 */
public record Location(Area area, Method method, String authorityCode, String wardCode, String lsoaCode, boolean postcodeKnown) {
    static final Location UNKNOWN = new Location(Area.UNKNOWN, Method.NONE, null, null, null, false);

    public enum Area { INSIDE, OUTSIDE, UNKNOWN }

    /** What decided, from the finest to the coarsest; {@code HOME}: where the client lives; {@code FEED}: the publisher sends nothing from elsewhere. */
    public enum Method { POINT, POSTCODE, LSOA, DISTRICT, HOME, FEED, NONE }

    static Location outside(Method method, String authorityCode) {
        return new Location(Area.OUTSIDE, method, authorityCode, null, null, false);
    }
}
