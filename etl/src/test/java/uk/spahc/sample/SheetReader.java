package uk.spahc.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the first sheet of a workbook with no code of the generator: texts, dates as ISO dates, other numbers as they are. */
final class SheetReader {
    private SheetReader() {
    }

    /** Cells by the number of their row. */
    static SortedMap<Integer, List<String>> rows(Path workbook) {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            List<String> shared = new ArrayList<>();
            each(xml(zip, "xl/sharedStrings.xml").getElementsByTagName("t"), text -> shared.add(text.getTextContent()));
            SortedMap<Integer, List<String>> rows = new TreeMap<>();
            each(xml(zip, "xl/worksheets/sheet1.xml").getElementsByTagName("c"), cell -> put(cell, shared, rows));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document xml(ZipFile zip, String part) throws IOException, ParserConfigurationException, SAXException {
        try (InputStream in = zip.getInputStream(zip.getEntry(part))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static void each(NodeList nodes, Consumer<Element> action) {
        for (int i = 0; i < nodes.getLength(); i++) {
            action.accept((Element) nodes.item(i));
        }
    }

    private static void put(Element cell, List<String> shared, SortedMap<Integer, List<String>> rows) {
        String at = cell.getAttribute("r");
        String letters = at.replaceAll("[0-9]", "");
        int column = letters.chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1) - 1;
        List<String> row = rows.computeIfAbsent(Integer.parseInt(at.substring(letters.length())), key -> new ArrayList<>());
        while (row.size() <= column) {
            row.add("");
        }
        String value = cell.getElementsByTagName("v").item(0).getTextContent();
        row.set(column, cell.getAttribute("t").equals("s") ? shared.get(Integer.parseInt(value))
                : cell.getAttribute("s").equals("1") ? LocalDate.of(1899, 12, 30).plusDays(Long.parseLong(value)).toString() : value);
    }
}
