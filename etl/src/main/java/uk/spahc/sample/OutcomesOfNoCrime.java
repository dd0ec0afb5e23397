package uk.spahc.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The named rule by which the truth's outcomes of no crime become what a warehouse has: one whose crime never came waits for
 * it; one whose crime was here and moved away is not kept.
 */
final class OutcomesOfNoCrime {
    private static final String LEFT = "an outcome of a crime that moved away is not kept";

    private OutcomesOfNoCrime() {
    }

    /** Puts the outcomes that wait in place of those of no crime; returns a sentence for those that are not kept. */
    static List<String> apply(TruthFiles truth, Map<String, Double> figures) {
        figures.keySet().removeIf(figure -> figure.startsWith("outcomes area=NONE"));
        Set<String> left = crimesThatLeft(truth);
        Map<String, Integer> notKept = new HashMap<>();
        for (Map<String, String> outcome : truth.rows("outcomes")) {
            if (outcome.get("area").equals("NONE")) {
                if (left.contains(outcome.get("record"))) {
                    notKept.merge(outcome.get("withdrawn"), 1, Integer::sum);
                } else {
                    figures.merge(TruthFiles.key("outcomes", "area", "AWAITED", "withdrawn", outcome.get("withdrawn")), 1.0, Double::sum);
                }
            }
        }
        int all = notKept.values().stream().mapToInt(Integer::intValue).sum();
        List<String> explained = new ArrayList<>();
        if (all > 0) {
            explained.add(all + " by the rule that " + LEFT);
        }
        return explained;
    }

    /** Of which an offences' line was loaded. Those that are still here have outcomes with an area. */
    private static Set<String> crimesThatLeft(TruthFiles truth) {
        Set<String> here = new HashSet<>();
        truth.beside().rows("lines").stream()
                .filter(row -> row.get("disposition").equals(Disposition.LOADED.text())).forEach(row -> here.add(row.get("record")));
        return here;
    }
}
