package uk.spahc.aggregate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import uk.spahc.audit.CheckOutcome;

/**
 * Checks that look at the same rows, asked in one statement: those whose SQL is the same from its {@code FROM} on, but for
 * look-ups that find one row at most and so change none. What each of them counts stays its own, so that twenty questions about
 * the rows of a load cost one reading of them.
 */
final class CheckPass {
    private static final Logger LOG = LoggerFactory.getLogger(CheckPass.class);
    private static final String ROWS = "\nFROM ";
    private static final Pattern LOOK_UP = Pattern.compile("(?<=\n)LEFT JOIN [^\n]* -- finds one row at most\n");

    private final List<Check> checks = new ArrayList<>();

    private CheckPass() {
    }

    /** Each check in exactly one pass, passes in the order of their first check. */
    static List<CheckPass> of(List<Check> checks) {
        Map<String, CheckPass> passes = new LinkedHashMap<>();
        checks.forEach(check -> passes.computeIfAbsent(rows(check), first -> new CheckPass()).checks.add(check));
        return List.copyOf(passes.values());
    }

    /** What tells whether two checks look at the same rows; a check of more than one plain query is alone. */
    private static String rows(Check check) {
        return isPlain(check) ? LOOK_UP.matcher(from(check)).replaceAll("") : check.id();
    }

    private static boolean isPlain(Check check) {
        return check.sql().startsWith("SELECT ") && check.sql().contains(ROWS);
    }

    private static String from(Check check) {
        return check.sql().substring(check.sql().indexOf(ROWS));
    }

    /** On the caller's transaction. */
    Map<Check, CheckOutcome> run(NamedParameterJdbcOperations jdbc, Map<String, ?> parameters) {
        long began = System.nanoTime();
        Map<Check, CheckOutcome> outcomes = jdbc.queryForObject(sql(), parameters, (row, number) -> outcomes(row));
        LOG.info("checks {} took {} ms", checks.stream().map(Check::id).toList(), (System.nanoTime() - began) / 1_000_000);
        return outcomes;
    }

    private String sql() {
        if (checks.size() == 1) {
            return checks.get(0).sql();
        }
        List<String> counts = new ArrayList<>();
        Set<String> lookUps = new LinkedHashSet<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            counts.add(check.sql().substring("SELECT ".length(), check.sql().indexOf(ROWS))
                    .replace("AS rows_checked", "AS rows_checked" + suffix(i)).replace("AS rows_failed", "AS rows_failed" + suffix(i)));
            LOOK_UP.matcher(from(check)).results().map(MatchResult::group).forEach(lookUps::add);
        }
        String rows = rows(checks.get(0));
        int firstLine = rows.indexOf('\n', 1) + 1;
        return "SELECT " + String.join(",\n", counts) + rows.substring(0, firstLine) + String.join("", lookUps) + rows.substring(firstLine);
    }

    private Map<Check, CheckOutcome> outcomes(ResultSet row) throws SQLException {
        Map<Check, CheckOutcome> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            outcomes.put(check, new CheckOutcome(check.id(), check.severity(), row.getLong("rows_checked" + suffix(i)),
                    row.getLong("rows_failed" + suffix(i)), check.threshold(), check.description()));
        }
        return outcomes;
    }

    private String suffix(int place) {
        return checks.size() == 1 ? "" : "_" + place;
    }
}
