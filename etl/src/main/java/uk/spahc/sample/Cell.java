package uk.spahc.sample;

import java.util.Locale;

/** The cells of a delivered row, in their order. The words of the header come from the delivery's own table. */
enum Cell {
    CRIME_REFERENCE, LOG_NUMBER, RECORD_TYPE, STATUS, DATE_RECORDED, DATE_REPORTED, OCCURRED_FROM, OCCURRED_TO, OFFENCE_CODE,
    OFFENCE, HATE_STRANDS, TARGET, LOCATION_TYPE, LOCATION_ADDRESS, LOCATION_POSTCODE, LOCATION_LSOA, DISTRICT,
    PERSON_NUMBER, PERSON_ROLE, PERSON_ID, FORENAME, SURNAME, DATE_OF_BIRTH, GENDER, SELF_DEFINED_ETHNICITY,
    OFFICER_DEFINED_ETHNICITY, HOME_ADDRESS, HOME_POSTCODE, TELEPHONE, RELATIONSHIP, AT_WORK, SUMMARY, LAST_UPDATED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the warehouse knows this cell at all: what it never loads cannot be a difference. */
    boolean isKnown() {
        return this != TELEPHONE && this != SUMMARY && this != LAST_UPDATED;
    }
}
