package uk.spahc.pseudonymise;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import uk.spahc.feed.Mapping;
import uk.spahc.validate.LocalMoment;
import uk.spahc.validate.ValidRow;

/** The typed values of one row by column name; null for an empty cell and for a null name, a column that the feed has not. */
record RowValues(ValidRow row) {

    private Object value(String column) {
        return column == null ? null : row.values().get(column);
    }

    boolean has(String column) {
        return value(column) != null || Mapping.constant(column).isPresent();
    }

    String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    /** The first code of a column with a code map, the text of one without, or what the mapping states for every row. */
    String code(String column) {
        Optional<String> constant = Mapping.constant(column);
        if (constant.isPresent()) {
            return constant.get();
        }
        Object value = value(column);
        return value instanceof List<?> codes ? codes.isEmpty() ? null : (String) codes.get(0) : (String) value;
    }

    /** As {@link ValidRow#firstCode}; null if nothing came. */
    String firstCode(List<String> columns) {
        return row.firstCode(columns).orElse(null);
    }

    /** All codes of these columns, each once, in their order; null if there are none. */
    List<String> allCodes(List<String> columns) {
        List<String> all = columns.stream().flatMap(column -> row.codes(column).stream()).distinct().toList();
        return all.isEmpty() ? null : all;
    }

    LocalDate date(String column) {
        Object value = value(column);
        return value instanceof LocalMoment moment ? moment.at().toLocalDate() : (LocalDate) value;
    }

    LocalMoment moment(String column) {
        Object value = value(column);
        return value instanceof LocalDate date ? new LocalMoment(date.atStartOfDay(), false) : (LocalMoment) value;
    }

    YearMonth month(String column) {
        return (YearMonth) value(column);
    }

    Long number(String column) {
        return (Long) value(column);
    }

    BigDecimal decimal(String column) {
        return (BigDecimal) value(column);
    }

    Boolean yesNo(String column) {
        return (Boolean) value(column);
    }
}
