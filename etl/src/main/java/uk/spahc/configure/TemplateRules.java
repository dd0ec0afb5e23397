package uk.spahc.configure;

import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;

/** What the cells of a template's column take: a list to choose from, a number, a date or a text of some length; and the note on it. */
final class TemplateRules {
    private static final int LAST_ROW = 10_000;
    private static final int LONGEST_PROMPT = 255;
    private static final int LONGEST_TITLE = 32;

    private final FeedDefinition feed;
    private final Sheet data;
    private final Sheet lists;
    private final DataValidationHelper rules;
    private int listColumns;

    TemplateRules(FeedDefinition feed, Sheet data, Sheet lists) {
        this.feed = feed;
        this.data = data;
        this.lists = lists;
        this.rules = data.getDataValidationHelper();
    }

    void add(Column column, int index, String note) {
        List<String> choices = choices(column);
        Optional<DataValidationConstraint> constraint = choices.isEmpty() ? constraint(column) : Optional.of(rules.createFormulaListConstraint(list(column, choices)));
        CellRangeAddressList cells = new CellRangeAddressList(feed.format().headerRow(), LAST_ROW, index, index);
        DataValidation validation = rules.createValidation(constraint.orElseGet(
                () -> rules.createTextLengthConstraint(OperatorType.LESS_OR_EQUAL, String.valueOf(column.maxLength()), null)), cells);
        validation.setEmptyCellAllowed(!column.mandatory());
        validation.setSuppressDropDownArrow(true);
        // Several labels in a cell, or dates in another of the formats allowed, are right and fit no rule of a spreadsheet's.
        validation.setShowErrorBox(column.separator() == null && column.formats().size() < 2);
        validation.createErrorBox("Please check", cut(note, LONGEST_PROMPT));
        validation.createPromptBox(cut(column.header(), LONGEST_TITLE), cut(note, LONGEST_PROMPT));
        validation.setShowPromptBox(true);
        data.addValidationData(validation);
    }

    private List<String> choices(Column column) {
        if (!column.values().isEmpty()) {
            return column.values();
        }
        if (column.codes() != null) {
            return feed.codeMaps().get(column.codes()).labels();
        }
        return column.type() == Column.Type.BOOLEAN ? List.of("Yes", "No") : List.of();
    }

    /** Writes the choices below one another, with the column's heading above, and answers where they are. */
    private String list(Column column, List<String> choices) {
        int at = listColumns++;
        lists.setColumnWidth(at, 256 * 40);
        row(0).createCell(at).setCellValue(column.header());
        for (int i = 0; i < choices.size(); i++) {
            row(i + 1).createCell(at).setCellValue(choices.get(i));
        }
        String letter = CellReference.convertNumToColString(at);
        return "Lists!$" + letter + "$2:$" + letter + "$" + (choices.size() + 1);
    }

    private Row row(int index) {
        return lists.getRow(index) == null ? lists.createRow(index) : lists.getRow(index);
    }

    private Optional<DataValidationConstraint> constraint(Column column) {
        String least = column.minimum() == null ? "-1000000000" : column.minimum().toPlainString();
        String most = column.maximum() == null ? "1000000000" : column.maximum().toPlainString();
        return switch (column.type()) {
            case INTEGER -> Optional.of(rules.createIntegerConstraint(OperatorType.BETWEEN, least, most));
            case DECIMAL -> Optional.of(rules.createDecimalConstraint(OperatorType.BETWEEN, least, most));
            case DATE, DATETIME, MONTH -> Optional.of(rules.createDateConstraint(OperatorType.GREATER_OR_EQUAL, "DATE(1900,1,1)", null, null));
            case TEXT, BOOLEAN, POSTCODE, TIME -> Optional.empty();
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
