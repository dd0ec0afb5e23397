package uk.spahc.sample;

/** House number and street, or the name of a site; made up, with a real postcode. */
record Address(String line, Postcode postcode) {
}
