package uk.spahc.validate;

import java.time.Clock;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.read.DeliveredRow;
import uk.spahc.validate.Verdict.Reason;

/**
 * Judges the rows of one feed: typed values, or all the reasons why not. Never throws for what a delivery holds. For one
 * thread at a time.
 */
public final class RowValidator {
    /** A spreadsheet shows a longer number as a power of ten. */
    private static final int LONGEST_WHOLE = 11;
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](?:\\.[0-9]+)?E\\+[0-9]{2}");

    private final String recordColumn;
    private final Optional<NonCrimeGate> nonCrimeGate;
    private final Optional<ClientAgreementGate> agreementGate;
    private final List<Cell> cells;
    private final RuleCheck rules;
    private final LabelGuard labels;

    private record Cell(Column column, CellReader reader, Pattern pattern) {
    }

    /** @param clock what "in the future" is measured against */
    public RowValidator(FeedDefinition feed, Clock clock) {
        recordColumn = feed.identity().record();
        nonCrimeGate = NonCrimeGate.of(feed);
        agreementGate = ClientAgreementGate.of(feed);
        cells = feed.columns().stream()
                .filter(column -> column.fate() != Column.Fate.DROP)
                .map(column -> new Cell(column, CellReader.of(column, feed, clock), column.pattern() == null ? null : Pattern.compile(column.pattern())))
                .toList();
        rules = new RuleCheck(feed, clock);
        labels = new LabelGuard(feed);
    }

    public Verdict verdict(DeliveredRow row) {
        Optional<String> refusal = nonCrimeGate.flatMap(gate -> gate.refusal(row.cells()));
        if (refusal.isPresent()) {
            Reason reason = new Reason(refusal.get(), nonCrimeGate.get().column());
            return new Verdict.Rejected(row.line(), List.of(reason), Map.of(), !refusal.get().equals(ReasonCode.NON_CRIME_OFF));
        }
        boolean readable = row.faults().isEmpty() || !row.cells().isEmpty();
        if (readable && agreementGate.isPresent() && agreementGate.get().refuses(row.cells())) {
            Reason reason = new Reason(ReasonCode.NO_CLIENT_AGREEMENT, agreementGate.get().column());
            return new Verdict.Rejected(row.line(), List.of(reason), Map.of(), false, refusedRecord(row));
        }
        if (!row.faults().isEmpty()) {
            return new Verdict.Rejected(row.line(), row.faults().stream().map(fault -> new Reason(fault, "")).toList(), row.cells(), true);
        }
        Findings findings = new Findings();
        Map<String, Object> values = new HashMap<>(2 * cells.size());
        for (Cell cell : cells) {
            Object value = value(cell, row, findings);
            if (value != null) {
                values.put(cell.column.name(), value);
            }
        }
        timesOfDay(values, findings);
        rules.check(values, findings);
        return findings.reasons().isEmpty()
                ? new Verdict.Accepted(new ValidRow(row.line(), values, row.cells()), labels.withhold(findings.notices(), row.cells()))
                : new Verdict.Rejected(row.line(), List.copyOf(findings.reasons()), row.cells(), true);
    }

    private String refusedRecord(DeliveredRow row) {
        String reference = trim(row.cells().getOrDefault(recordColumn, ""));
        return reference.isEmpty() ? null : reference;
    }

    /** A day and its time in two columns become one moment. */
    private void timesOfDay(Map<String, Object> values, Findings findings) {
        for (Cell cell : cells) {
            Object day = values.get(cell.column.name());
            Object time = cell.column.timeColumn() == null ? null : values.get(cell.column.timeColumn());
            if (day instanceof LocalMoment moment && !moment.timeKnown() && time instanceof LocalTime known) {
                values.put(cell.column.name(), ((TimeReader) cell.reader).at(moment, known, findings));
            }
        }
    }

    /** Where the column is lenient, what does not fit is a notice and no value. */
    private static Object value(Cell cell, DeliveredRow row, Findings findings) {
        String delivered = row.cells().get(cell.column.name());
        if (!cell.column.lenient()) {
            return value(cell, delivered, row.numbers(), findings);
        }
        Findings own = new Findings();
        Object value = value(cell, delivered, row.numbers(), own);
        own.notices().forEach(notice -> findings.notice(notice.code(), notice.column(), notice.label()));
        if (own.reasons().isEmpty()) {
            return value;
        }
        if (cell.column.mandatory()) {
            own.reasons().forEach(reason -> findings.reject(reason.code(), reason.column()));
        } else {
            findings.notice(ReasonCode.LEFT_OUT, cell.column.name());
        }
        return null;
    }

    private static Object value(Cell cell, String delivered, Set<String> numbers, Findings findings) {
        Column column = cell.column;
        String text = delivered == null ? "" : trim(delivered);
        if (text.isEmpty()) {
            if (column.mandatory()) {
                findings.reject(ReasonCode.REQUIRED, column.name());
            }
            return null;
        }
        if (text.length() > column.maxLength()) {
            findings.reject(ReasonCode.TOO_LONG, column.name());
            return null;
        }
        if (isDamagedId(column, text, numbers)) {
            findings.reject(ReasonCode.EXCEL_NUMBER, column.name());
            return null;
        }
        if (cell.pattern != null && !cell.pattern.matcher(text).matches()) {
            findings.reject(ReasonCode.FORMAT, column.name());
            return null;
        }
        if (!column.values().isEmpty() && !column.values().contains(text)) {
            findings.reject(ReasonCode.VALUE, column.name());
            return null;
        }
        Object value = cell.reader.read(text, findings);
        if (value == null && column.mandatory() && findings.reasons().isEmpty()) {
            findings.reject(ReasonCode.REQUIRED, column.name());
        }
        return value;
    }

    /** An id that a spreadsheet has taken for a number has lost its leading zeros, or all but fifteen of its digits. */
    private static boolean isDamagedId(Column column, String text, Set<String> numbers) {
        if (column.fate() != Column.Fate.IDENTIFIER || column.type() != Column.Type.TEXT) {
            return false;
        }
        return numbers.contains(column.name()) && !(column.numberCells() && isWhole(text))
                || text.indexOf('E') > 0 && SCIENTIFIC.matcher(text).matches();
    }

    private static boolean isWhole(String text) {
        return text.length() <= LONGEST_WHOLE && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A cell's text as it is read: without spaces around it, also the no-break ones that web pages and spreadsheets leave. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || character == '\u00a0' || character == '\u200b' || character == '\ufeff';
    }
}
