package uk.spahc.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.spahc.feed.CodeMap;

/**
 * One row with typed values by column name. A column with an empty cell is absent. The types: {@code String} for text and
 * postcodes (normalised, {@code BS1 1AA}), {@code Long}, {@code BigDecimal}, {@code Boolean}, {@code LocalDate},
 * {@link LocalMoment} for times, {@code YearMonth}, {@code LocalTime}; {@code List<String>} of conformed codes for every column with a code map
 * ({@link uk.spahc.feed.CodeMap#UNMAPPED} among them where a label is unknown).
 *
 * @param line 1-based line of the delivery
 * @param cells the permitted cells verbatim, from which digests of the row are made
 */
public record ValidRow(long line, Map<String, Object> values, Map<String, String> cells) {
    /** The value of that column, or empty; also for a null name, which is how a mapping says that a feed has no such column. */
    public <T> Optional<T> value(String column, Class<T> type) {
        return column == null ? Optional.empty() : Optional.ofNullable(values.get(column)).map(type::cast);
    }

    /** The conformed codes of that column; none for an empty cell and for a null name. */
    @SuppressWarnings("unchecked")
    public List<String> codes(String column) {
        return column == null ? List.of() : (List<String>) values.getOrDefault(column, List.of());
    }

    /**
     * The one conformed code that several columns tell together, as an offence's code and its label do: the first that a
     * code map knows, tried in turn; {@link CodeMap#UNMAPPED} where only unknown labels came; empty where nothing came.
     */
    public Optional<String> firstCode(List<String> columns) {
        String first = null;
        for (String column : columns) {
            for (String code : codes(column)) {
                if (!code.equals(CodeMap.UNMAPPED)) {
                    return Optional.of(code);
                }
                first = first == null ? code : first;
            }
        }
        return Optional.ofNullable(first);
    }

    /** Without the values: what is written here may reach a log. */
    @Override
    public String toString() {
        return "ValidRow[line=" + line + ", " + values.size() + " values hidden]";
    }
}
