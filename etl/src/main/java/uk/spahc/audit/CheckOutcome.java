package uk.spahc.audit;

import java.math.BigDecimal;

/** @param threshold percent of the rows checked that may fail before the check does */
public record CheckOutcome(String checkId, Severity severity, long rowsChecked, long rowsFailed, BigDecimal threshold, String description) {
    public enum Severity { FATAL, WARNING }

    public boolean passed() {
        return rowsFailed == 0
                || BigDecimal.valueOf(rowsFailed).movePointRight(2).compareTo(threshold.multiply(BigDecimal.valueOf(rowsChecked))) <= 0;
    }
}
