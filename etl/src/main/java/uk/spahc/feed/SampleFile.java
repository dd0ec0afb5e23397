package uk.spahc.feed;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** A supplier's CSV, looked at once to propose a definition. Its values stay here. */
record SampleFile(String encoding, char delimiter, List<String> headings, List<String[]> rows) {
    private static final int ROWS = 20_000;
    private static final List<String> DATES = List.of("dd/MM/yyyy", "yyyy-MM-dd", "dd-MM-yyyy", "dd.MM.yyyy", "d MMM yyyy", "dd-MMM-yyyy");
    private static final List<String> TIMES = List.of("", " HH:mm", " HH:mm:ss");

    /** @throws Failure WRONG_USE when it is not there or no CSV with a header */
    static SampleFile read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String encoding = "UTF-8";
            String text;
            try {
                text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                encoding = "windows-1252";
                text = new String(bytes, Charset.forName(encoding));
            }
            text = text.startsWith("\ufeff") ? text.substring(1) : text;
            String first = text.lines().findFirst().orElse("");
            char delimiter = Stream.of(',', ';', '|', '\t').max((a, b) -> Long.compare(count(first, a), count(first, b))).orElseThrow();
            try (CSVReader reader = new CSVReaderBuilder(new StringReader(text))
                    .withCSVParser(new RFC4180ParserBuilder().withSeparator(delimiter).build()).build()) {
                String[] header = reader.readNext();
                List<String[]> rows = new ArrayList<>();
                for (String[] row = reader.readNext(); row != null && rows.size() < ROWS; row = reader.readNext()) {
                    rows.add(row);
                }
                if (header == null || header.length < 2) {
                    throw refused(file, "its first line is no header of two columns or more");
                }
                return new SampleFile(encoding, delimiter, List.of(header), rows);
            }
        } catch (IOException | CsvException e) {
            throw refused(file, e instanceof java.nio.file.NoSuchFileException ? "it is not there" : "it is not CSV");
        }
    }

    private static Failure refused(Path file, String why) {
        return new Failure(ExitCode.WRONG_USE, "The sample " + file + " cannot be used: " + why + ".", "Give a CSV whose first line is the header.");
    }

    private static long count(String text, char character) {
        return text.chars().filter(each -> each == character).count();
    }

    /** How often each value that is not empty stands in that column. */
    Map<String, Integer> values(int column) {
        Map<String, Integer> counted = new TreeMap<>();
        rows.stream().filter(row -> row.length > column).map(row -> row[column].strip()).filter(value -> !value.isEmpty())
                .forEach(value -> counted.merge(value, 1, Integer::sum));
        return counted;
    }

    /** Whether a cell of another column says the same: cells slip, and names must not pass for labels. */
    boolean standsElsewhere(String value, int column) {
        String same = CodeMap.normalise(value);
        return rows.stream().anyMatch(row -> java.util.stream.IntStream.range(0, row.length)
                .anyMatch(i -> i != column && CodeMap.normalise(row[i]).equals(same)));
    }

    /** The formats, in order, that together read every value of the column as British dates; empty if none do. */
    List<String> formats(int column, boolean withTimes) {
        List<String> left = new ArrayList<>(values(column).keySet());
        List<String> formats = new ArrayList<>();
        for (String date : DATES) {
            for (String time : withTimes ? TIMES : List.of("")) {
                DateTimeFormatter format = DateTimeFormatter.ofPattern((date + time).replace("yyyy", "uuuu"), Locale.UK).withResolverStyle(ResolverStyle.STRICT);
                if (left.removeIf(value -> reads(format, value))) {
                    formats.add(date + time);
                }
            }
        }
        return left.isEmpty() ? formats : List.of();
    }

    private static boolean reads(DateTimeFormatter format, String value) {
        try {
            format.parse(value);
            return true;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }
}
