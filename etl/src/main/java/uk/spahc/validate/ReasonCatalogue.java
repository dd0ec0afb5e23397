package uk.spahc.validate;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.spahc.land.HeldCode;

/**
 * Every code that a delivery or a row can meet, in plain words: {@code validate/reasons.csv} and {@link HeldCode}. A rule
 * of a feed whose code is not here is explained by its code alone.
 */
public final class ReasonCatalogue {
    /** More rejects than the feed's limit allows. */
    public static final String REJECT_LIMIT = "REJECT_LIMIT";
    /** The name of the file is not one that the feed expects. */
    public static final String FILE_NAME = "FILE_NAME";

    private final Map<String, Explanation> explanations = new LinkedHashMap<>();

    /**
     * @param kind {@code held}, {@code reject}, {@code kept out} or {@code notice}: what a code mostly leads to; a feed's
     *     rule may only warn
     * @param meaning one plain sentence
     * @param nextStep what the supplier should do
     */
    public record Explanation(String code, String kind, String meaning, String nextStep) {
    }

    public ReasonCatalogue() {
        for (HeldCode code : HeldCode.values()) {
            explanations.put(code.name(), new Explanation(code.name(), "held", code.meaning(), code.nextStep()));
        }
        try (InputStream in = ReasonCatalogue.class.getResourceAsStream("/validate/reasons.csv");
                CSVReader reader = new CSVReaderBuilder(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .withSkipLines(1).withCSVParser(new RFC4180ParserBuilder().build()).build()) {
            reader.readAll().forEach(row -> explanations.putIfAbsent(row[0], new Explanation(row[0], row[1], row[2], row[3])));
        } catch (IOException | CsvException e) {
            throw new IllegalStateException("validate/reasons.csv cannot be read", e);
        }
    }

    public boolean knows(String code) {
        return explanations.containsKey(code);
    }

    public Explanation explain(String code) {
        Explanation known = explanations.get(code);
        return known != null ? known : new Explanation(code, "reject", "The row breaks the feed's own rule " + code + ".",
                "See the rule in the feed's definition, or ask the data officer.");
    }

    /** All that are known, by code. */
    public Map<String, Explanation> all() {
        return Map.copyOf(explanations);
    }
}
