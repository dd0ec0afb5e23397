package uk.spahc.pseudonymise;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import uk.spahc.feed.Column;
import uk.spahc.keys.Tokeniser;
import uk.spahc.validate.ValidRow;

/**
 * The tokens of one feed's rows. Each purpose has a sub-key of its own, so that equal values of different purposes never
 * meet; changing a purpose's text changes every token of it.
 */
final class RowTokens {
    private final Tokeniser tokeniser;
    private final String source;
    private final List<String> columns;

    RowTokens(Tokeniser tokeniser, String source, List<Column> columns) {
        this.tokeniser = tokeniser;
        this.source = source;
        this.columns = columns.stream().map(Column::name).toList();
    }

    /** Over all permitted cells as delivered, in the order of the definition, whatever the order in the delivery. */
    UUID row(ValidRow row) {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.cells().get(columns.get(i));
        }
        return tokeniser.token("v1|row", cells);
    }

    /** By the source's own reference; a row without one is its own record. */
    UUID record(String reference, UUID row) {
        return reference == null ? tokeniser.token("v1|record|row", source, row.toString()) : tokeniser.token("v1|record", source, reference);
    }

    /**
     * The token that a delivery of {@code source} itself gives to that record, so that the two meet. A client's copy is
     * written with other spaces and letters than the original.
     */
    UUID recordOf(String source, String reference) {
        return reference == null ? null : tokeniser.token("v1|record", source, reference.replaceAll("[\\s\u00a0]", "").toUpperCase(Locale.ROOT));
    }

    /** By the source's own reference of the outcome; a row without one is its own. */
    UUID outcome(String reference, UUID row) {
        return reference == null ? tokeniser.token("v1|outcome|row", source, row.toString()) : tokeniser.token("v1|outcome", source, reference);
    }

    UUID group(String reference) {
        return reference == null ? null : tokeniser.token("v1|group", source, reference);
    }

    /** The same for all sources; an address alone may be in two towns, so what is known of where goes in with it. */
    UUID place(String address, String postcode, String lsoa) {
        String plain = PlainSpelling.ofAddress(address);
        return plain == null ? null : tokeniser.token("v1|place", plain, postcode == null ? lsoa : postcode);
    }

    /**
     * A person within one record, by the source's own id: it tells an outcome's suspect from the record's other people, and
     * finds nobody in another record.
     */
    UUID involved(UUID record, String id) {
        return id == null ? null : tokeniser.token("v1|involved", record.toString(), id);
    }

    UUID strongId(String id) {
        return id == null ? null : tokeniser.token("v1|strong_id", source, id);
    }

    /** The same for all sources, as are the next four: they find one person known to two. @param plain spelling, or null */
    UUID forename(String plain) {
        return exact("v1|forename|exact", plain);
    }

    UUID surname(String plain) {
        return exact("v1|surname|exact", plain);
    }

    UUID dateOfBirth(String isoDate) {
        return exact("v1|date_of_birth|exact", isoDate);
    }

    UUID postcode(String postcode) {
        return exact("v1|postcode|exact", postcode);
    }

    UUID address(String address) {
        return exact("v1|address|exact", PlainSpelling.ofAddress(address));
    }

    /** Over identity values as written, under the record. */
    UUID identity(UUID record, String... values) {
        String[] all = new String[values.length + 1];
        all[0] = record.toString();
        System.arraycopy(values, 0, all, 1, values.length);
        return tokeniser.token("v1|identity", all);
    }

    private UUID exact(String purpose, String value) {
        return value == null ? null : tokeniser.token(purpose, value);
    }
}
