package uk.spahc.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One table of the truth, written row by row. Cells hold neither commas nor quotation marks. */
final class TruthTable implements AutoCloseable {
    private final BufferedWriter writer;
    private final StringBuilder text = new StringBuilder(200);

    TruthTable(Path file, String header) throws IOException {
        Files.createDirectories(file.getParent());
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        writer.write(header + "\n");
    }

    void row(Object... cells) throws IOException {
        text.setLength(0);
        for (Object cell : cells) {
            text.append(cell).append(',');
        }
        text.setCharAt(text.length() - 1, '\n');
        writer.append(text);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
