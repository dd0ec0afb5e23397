package uk.spahc.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderBuilder;
import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import com.opencsv.RFC4180ParserBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import uk.spahc.testing.Feeds;

class RowReaderTest {
    @Test
    void lineNumbersHoldBehindCellsOfSeveralLines() throws IOException {
        List<DeliveredRow> rows = rows("Reference,Full Name\r\nA1,\"one\r\ntwo\nthree\"\r\n\r\nA2,x\r\nTRAILER,2\r\n");

        assertThat(rows).extracting(DeliveredRow::line).containsExactly(2L, 6L);
        assertThat(rows.get(0).cells()).isEqualTo(Map.of("reference", "A1", "name", "one\r\ntwo\nthree"));
    }

    @Test
    void everyKindOfLineEndEndsALine() throws IOException {
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertThat(rows("Reference,Full Name%A1,a%A2,b%TRAILER,2%".replace("%", end))).extracting(DeliveredRow::line).containsExactly(2L, 3L);
        }
    }

    @Test
    void rowOfAnotherWidthHasAFaultAndNoCells() throws IOException {
        List<DeliveredRow> rows = rows("Reference,Full Name\nA1\nA2,b,c\nA3,d\nTRAILER,3\n");

        assertThat(rows.get(0)).isEqualTo(new DeliveredRow(2, Map.of(), List.of("WIDTH")));
        assertThat(rows.get(1)).isEqualTo(new DeliveredRow(3, Map.of(), List.of("WIDTH")));
        assertThat(rows.get(2).faults()).isEmpty();
    }

    @Test
    void strayQuoteOnOneLineIsTheFaultOfThatRowAlone() throws IOException {
        List<DeliveredRow> rows = rows("Reference,Full Name\nA1,\"Test\"ina\nA2,the \"Test\"\nTRAILER,2\n");

        assertThat(rows.get(0)).isEqualTo(new DeliveredRow(2, Map.of(), List.of("OPEN_QUOTE")));
        assertThat(rows.get(1).cells()).containsEntry("name", "the \"Test\"");
    }

    @Test
    void nulIsAFaultOfItsRow() throws IOException {
        assertThat(rows("Reference,Full Name\nA1,x\0y\nA2,z\nTRAILER,2\n")).extracting(DeliveredRow::faults)
                .containsExactly(List.of("NUL"), List.of());
    }

    @Test
    void cellsAreVerbatimAndInTheOrderOfTheDefinition() throws IOException {
        DeliveredRow row = rows("Full Name,Reference\n \tTestina ,=A1\nTRAILER,1\n").get(0);

        assertThat(List.copyOf(row.cells().entrySet())).containsExactly(Map.entry("reference", "=A1"), Map.entry("name", " \tTestina "));
        assertThat(row.cells().get("note")).isNull();
    }

    @Test
    void droppedColumnsNeverLeaveTheReader() throws IOException {
        assertThat(rows("Telephone,Full Name,Reference\n0117,a,A1\nTRAILER,1\n").get(0).cells()).doesNotContainKey("telephone");
    }

    /** OpenCSV as a second opinion on everything that is well formed. */
    @Test
    void scannerAgreesWithOpenCsvOnWellFormedText() throws Exception {
        Random random = new Random(41);
        String[] pieces = {"a", "\"", ",", "\n", " ", "é", "\"\"", "x y", ";"};
        for (int i = 0; i < 3_000; i++) {
            StringWriter text = new StringWriter();
            ICSVWriter writer = new CSVWriterBuilder(text).withParser(new RFC4180ParserBuilder().build()).build();
            List<String[]> written = new ArrayList<>();
            for (int row = 1 + random.nextInt(4); row > 0; row--) {
                String[] cells = new String[1 + random.nextInt(4)];
                for (int j = 0; j < cells.length; j++) {
                    StringBuilder cell = new StringBuilder();
                    for (int k = random.nextInt(5); k > 0; k--) {
                        cell.append(pieces[random.nextInt(pieces.length)]);
                    }
                    cells[j] = cell.toString();
                }
                written.add(cells);
                writer.writeNext(cells, random.nextBoolean());
            }
            List<List<String>> scanned = new ArrayList<>();
            RecordScanner scanner = new RecordScanner(new StringReader(text.toString()), ',', 1000);
            while (scanner.next()) {
                List<String> cells = new ArrayList<>();
                for (int cell = 0; cell < scanner.width(); cell++) {
                    cells.add(scanner.cell(cell));
                }
                scanned.add(cells);
            }
            List<List<String>> read = new CSVReaderBuilder(new StringReader(text.toString())).withCSVParser(new RFC4180ParserBuilder().build())
                    .build().readAll().stream().map(List::of).toList();
            assertThat(scanned).as(text.toString()).isEqualTo(written.stream().map(List::of).toList());
            assertThat(scanned).as(text.toString()).isEqualTo(read);
        }
    }

    private static List<DeliveredRow> rows(String text) throws IOException {
        DeliveryReader reader = Feeds.reader(Feeds.SMALL, text);
        List<DeliveredRow> found = new ArrayList<>();
        try (RowReader rows = reader.rows((Inspection.Readable) reader.inspect())) {
            for (DeliveredRow row = rows.read(); row != null; row = rows.read()) {
                found.add(row);
            }
        }
        return found;
    }
}
