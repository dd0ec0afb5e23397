package uk.spahc.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes one delivery as CSV: header, rows, mostly a trailer. */
final class DeliveryFile implements AutoCloseable {
    private final BufferedWriter writer;
    private final Dress dress;
    private final String trailer;
    private final StringBuilder text = new StringBuilder(1024);
    private final String name;
    private long line = 1;
    private long rows;
    private boolean closed;

    /** @param trailer word that opens the last line, which counts the rows; empty for no such line */
    DeliveryFile(Path file, List<String> header, String trailer, Dress dress) throws IOException {
        Files.createDirectories(file.getParent());
        this.writer = Files.newBufferedWriter(file, dress.charset());
        this.dress = dress;
        this.name = file.getFileName().toString();
        this.trailer = trailer;
        writer.write(dress.opening());
        put(header);
    }

    String name() {
        return name;
    }

    long rows() {
        return rows;
    }

    /** Writes a row; returns the number of the line on which it begins. */
    long write(List<String> cells) throws IOException {
        rows++;
        return put(cells);
    }

    private long put(List<String> cells) throws IOException {
        long begins = line;
        text.setLength(0);
        for (String cell : cells) {
            append(cell);
            text.append(',');
        }
        text.setLength(text.length() - 1);
        text.append(dress.lineEnd());
        line++;
        writer.append(text);
        return begins;
    }

    private void append(String cell) {
        if (cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0) {
            text.append(cell);
            return;
        }
        text.append('"');
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\n') {
                line++;
                text.append(dress.lineEnd());
            } else {
                text.append(c == '"' ? "\"\"" : String.valueOf(c));
            }
        }
        text.append('"');
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            writer.write(trailer.isEmpty() ? "" : trailer + "," + rows + dress.lineEnd());
            writer.close();
        }
    }
}
