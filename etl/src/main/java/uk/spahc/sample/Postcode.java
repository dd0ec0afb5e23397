package uk.spahc.sample;

/**
 * A real postcode and where it lies.
 *
 * @param text empty for a place whose district alone is told
 * @param authority code of the local authority
 * @param ward its own ward; empty outside the city
 * @param lsoa11 empty outside the city
 * @param lsoa21 empty outside the city
 */
record Postcode(String text, String authority, String ward, String lsoa11, String lsoa21) {
    boolean isInSplitLsoa() {
        return !lsoa11.equals(lsoa21);
    }
}
