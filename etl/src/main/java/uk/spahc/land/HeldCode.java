package uk.spahc.land;

/** Why a delivery is held whole before a row of it is loaded. */
public enum HeldCode {
    EMPTY("The file holds nothing.", "Send the delivery again.", false),
    NOT_A_DELIVERY("The bytes are not what the feed delivers.", "Export the data as the feed describes and send that file.", false),
    TOO_LARGE("The file is larger than any delivery may become.", "Split the delivery, or check how it was compressed.", false),
    ENCODING("The characters are not in an encoding that the feed allows, or several encodings are mixed.",
            "Export the whole file in one of the encodings that the feed names, and send it again.", false),
    NO_HEADER("The header is not where the feed says.", "Put the header back on its line, spelt as the feed's template has it.", false),
    MISSING_COLUMN("A column without which the feed cannot be loaded is missing.", "Export that column too, and send the delivery again.", false),
    DUPLICATE_COLUMN("A column comes twice.", "Leave one of the two out, and send the delivery again.", false),
    MANDATORY_NOT_PERMITTED("The agreement does not permit a column that every row must have.",
            "Ask the information governance lead: the agreement and the feed contradict each other.", false),
    OPEN_QUOTE("A quoted cell is never closed, so that it swallows the rows behind it.",
            "Close the quote on the line named, or double quotes inside a quoted cell, and send the delivery again.", false),
    NO_ROWS("There is a header and not one row.", "Send the rows, or have a data officer accept that there were none.", true),
    LAST_LINE_CUT("The last line does not end: the file may have been cut.",
            "Send the delivery again, or have a data officer accept it as whole.", true),
    NO_SHEET("The workbook has not the sheet that the feed reads.", "Name the sheet as the feed's template has it.", false),
    HIDDEN_SHEET("The workbook hides a sheet, which may hold what nobody meant to send.", "Delete the hidden sheet, or show it, and send the workbook again.", false),
    MERGED_CELLS("Cells within the table are merged, so that it is not certain which row a value belongs to.",
            "Unmerge the cells named, fill in each row, and send the workbook again.", false),
    FORMULA("The table holds a formula, whose value may be out of date.",
            "Copy the table and paste it as values, or have the feed declare that the last values count.", false),
    MACROS("The workbook holds macros.", "Save it as a workbook without macros (.xlsx) and send that.", false),
    PASSWORD("The workbook is protected by a password that does not open it here.",
            "Send it without a password by the secure way agreed, or with the password agreed.", false),
    NOT_ENCRYPTED("The feed agrees on encrypted deliveries, and this one is not.",
            "Encrypt the file with OpenPGP for the key agreed, and send it again. If it came by a way that others can read, tell the data officer.", false),
    OTHER_KEY("The message is encrypted for another key than ours.", "Encrypt the file for the key agreed, and send it again.", false),
    ALTERED("The encrypted message was cut or altered, or nothing in it would show that.",
            "Send it again; have it encrypted with integrity protection, as every current OpenPGP program does.", false),
    SIGNATURE("The message is not signed by the supplier's key.",
            "Sign it with the key agreed. If you did, the file may have been exchanged: tell the data officer.", false),
    EXTERNAL_LINKS("The workbook takes values from other files or data sources.", "Break the links (Data, Edit Links), and send the workbook again.", false),
    ROW_LIMIT("The sheet ends exactly where a spreadsheet ends, so that rows may be missing.",
            "Send the rows in several deliveries, or have a data officer accept it as whole.", true),
    TRAILER_MISSING("The line that states how many rows came is missing: the file may have been cut.",
            "Send the delivery again, or have a data officer accept it as whole.", true),
    TRAILER_DISAGREES("The line that states how many rows came does not agree with the rows.",
            "Send the delivery again, or have a data officer accept it as whole.", true);

    private final String meaning;
    private final String nextStep;
    private final boolean acceptable;

    HeldCode(String meaning, String nextStep, boolean acceptable) {
        this.meaning = meaning;
        this.nextStep = nextStep;
        this.acceptable = acceptable;
    }

    /** One plain sentence for any delivery held so. */
    public String meaning() {
        return meaning;
    }

    public String nextStep() {
        return nextStep;
    }

    /** Whether a data officer may say that the delivery is whole nevertheless. */
    public boolean acceptable() {
        return acceptable;
    }
}
