package uk.spahc.validate;

import uk.spahc.read.DeliveredRow;

/**
 * Codes that the validator gives of itself; a feed's rules bring their own. What each means to a person is in
 * {@link ReasonCatalogue}.
 */
public final class ReasonCode {
    /** See {@link DeliveredRow#WIDTH}. */
    public static final String WIDTH = DeliveredRow.WIDTH;
    /** See {@link DeliveredRow#NUL}. */
    public static final String NUL = DeliveredRow.NUL;
    /** See {@link DeliveredRow#OPEN_QUOTE}. */
    public static final String OPEN_QUOTE = DeliveredRow.OPEN_QUOTE;
    /** A cell that must hold something is empty. */
    public static final String REQUIRED = "REQUIRED";
    /** The text is not what the column's type, formats or pattern ask for. */
    public static final String FORMAT = "FORMAT";
    /** Well formed, but not among the values allowed. */
    public static final String VALUE = "VALUE";
    public static final String TOO_LONG = "TOO_LONG";
    /** Whether the row is a crime cannot be told, in a feed that may not bring anything else: none of it may be kept. */
    public static final String RECORD_TYPE_UNMAPPED = "RECORD_TYPE_UNMAPPED";
    /** A non-crime incident in a feed that does not load them. Nothing is wrong with the row. */
    public static final String NON_CRIME_OFF = "NON_CRIME_OFF";

    /** An identifier that a spreadsheet has turned into a number. */
    public static final String EXCEL_NUMBER = "EXCEL_NUMBER";
    /** See {@link DeliveredRow#EXCEL_ERROR}. */
    public static final String EXCEL_ERROR = DeliveredRow.EXCEL_ERROR;
    /** The client has agreed to nothing. Nothing is wrong with the row. */
    public static final String NO_CLIENT_AGREEMENT = "NO_CLIENT_AGREEMENT";

    /** Notice: what does not fit a lenient column; loaded without it. */
    public static final String LEFT_OUT = "LEFT_OUT";
    /** Notice: no code map knows the label. */
    public static final String UNMAPPED = "UNMAPPED";
    /** Notice: not a British postcode; loaded without it. */
    public static final String POSTCODE_MALFORMED = "POSTCODE_MALFORMED";
    /** Notice: a time that the clocks skipped; the date is kept. */
    public static final String TIME_IN_GAP = "TIME_IN_GAP";
    /** Notice: a time that the clocks brought twice. */
    public static final String TIME_TWICE = "TIME_TWICE";

    private ReasonCode() {
    }
}
