package uk.spahc.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Deliveries that must be held whole, each for one reason, made from a sound one. */
final class DamagedDeliveries {
    private final SampleSettings settings;
    private final Layout layout;
    private final StringBuilder told = new StringBuilder("file,held_for\n");
    private int made;

    DamagedDeliveries(SampleSettings settings, Layout layout) {
        this.settings = settings;
        this.layout = layout;
    }

    /** @param truth table to write: which file is held for what */
    void write(Path sound, Path truth) throws IOException {
        // Read byte by byte as letters, so that nothing but the damage changes.
        String text = Files.readString(sound, StandardCharsets.ISO_8859_1);
        String marker = layout.text("trailer") + ",";
        int trailer = text.lastIndexOf(marker);
        String rows = text.substring(0, trailer);
        int header = rows.indexOf('\n') + 1;
        long count = Long.parseLong(text.substring(trailer + marker.length()).strip());
        // Cut in the last cell of the last row, which never has quotes.
        put("LAST_LINE_CUT", text.substring(0, trailer - 8));
        put("TRAILER_DISAGREES", rows + marker + (count + 1) + "\n");
        put("TRAILER_MISSING", rows);
        put("MISSING_COLUMN", text.replaceFirst(layout.headers().get(layout.headers().size() - 1), "Remarks"));
        put("ENCODING", text.substring(0, header + 60) + "\u0081" + text.substring(header + 60));
        put("NO_ROWS", rows.substring(0, header) + marker + "0\n");
        put("EMPTY", "");
        long bad = Math.max(25, count / 20);
        put("REJECT_LIMIT", rows + "only,three,cells\n".repeat((int) bad) + marker + (count + bad) + "\n");
        Files.writeString(truth, told);
    }

    private void put(String reason, String letters) throws IOException {
        Path file = layout.damagedIn(settings.out(), settings.until().plusDays(++made).toString());
        String name = file.getFileName().toString();
        Files.createDirectories(file.getParent());
        Files.write(file, letters.getBytes(StandardCharsets.ISO_8859_1));
        told.append(name).append(',').append(reason).append('\n');
    }
}
