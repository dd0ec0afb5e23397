package uk.spahc.feed;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a column of that heading is, as {@code feeds/new-columns.csv} says.
 *
 * @param name "" where the heading says of what class it is and not what it means
 * @param mapping such as {@code incident.offence}, or ""
 * @param standard whether a feed made without a sample has it
 */
record KnownColumn(Pattern pattern, String name, String header, String type, String fate, String codes, String mapping, boolean standard) {

    static List<KnownColumn> all() {
        try (CSVReader rows = new CSVReaderBuilder(new InputStreamReader(
                KnownColumn.class.getResourceAsStream("/feeds/new-columns.csv"), StandardCharsets.UTF_8))
                .withCSVParser(new RFC4180ParserBuilder().build()).build()) {
            return rows.readAll().stream().filter(row -> row.length == 8 && !row[0].startsWith("#") && !row[0].equals("pattern"))
                    .map(row -> new KnownColumn(Pattern.compile(row[0]), row[1], row[2], row[3], row[4], row[5], row[6], row[7].equals("Y"))).toList();
        } catch (IOException | com.opencsv.exceptions.CsvException e) {
            throw new IllegalStateException("feeds/new-columns.csv is not well formed", e);
        }
    }

    boolean fits(String heading) {
        return pattern.matcher(Column.headerKey(heading)).matches();
    }
}
