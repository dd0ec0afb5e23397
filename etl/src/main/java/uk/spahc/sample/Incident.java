package uk.spahc.sample;

import java.util.List;

/**
 * What one edition of a record says of the incident, and what is true of it as told.
 *
 * @param placing where, as far as these cells tell
 * @param strands conformed codes
 */
record Incident(Cells cells, boolean crime, Standing standing, Placing placing, List<String> strands) {
    enum Standing { ACTIVE, CANCELLED, TRANSFERRED }

    enum Area { INSIDE, OUTSIDE, UNKNOWN }

    enum Method { POSTCODE, LSOA, DISTRICT, NONE }

    /** How the cells place the incident: the postcode's own ward and LSOA, or the LSOA as delivered and its ward, or neither. */
    record Placing(Area area, Method method, String ward, String lsoa) {
    }

    /** Whether it is one of the city's offences. */
    boolean counts() {
        return crime && standing == Standing.ACTIVE && placing.area() == Area.INSIDE;
    }
}
