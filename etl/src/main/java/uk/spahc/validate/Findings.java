package uk.spahc.validate;

import java.util.ArrayList;
import java.util.List;
import uk.spahc.validate.Verdict.Reason;

/** What is found in one row: reasons to reject it, and notices that do not. */
final class Findings {
    private List<Reason> reasons = List.of();
    private List<Reason> notices = List.of();

    void reject(String code, String column) {
        reasons = with(reasons, new Reason(code, column));
    }

    void notice(String code, String column) {
        notices = with(notices, new Reason(code, column));
    }

    void notice(String code, String column, String label) {
        notices = with(notices, new Reason(code, column, label));
    }

    List<Reason> reasons() {
        return reasons;
    }

    List<Reason> notices() {
        return notices;
    }

    /** Nearly all rows have none, so the list is made with the first. */
    private static List<Reason> with(List<Reason> list, Reason reason) {
        List<Reason> longer = list.isEmpty() ? new ArrayList<>(2) : list;
        longer.add(reason);
        return longer;
    }
}
