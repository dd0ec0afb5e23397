package uk.spahc.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.spahc.land.Unreadable;

/**
 * The texts that a workbook's cells share, as UTF-8 in pages: two million short ones take some 60 MiB, where strings would
 * take four times as much.
 */
final class SharedStrings {
    private static final int PAGE = 1 << 20;
    private static final long MOST_BYTES = 128L << 20;
    /** ECMA-376 Part 1, 22.9.2.19: a character that XML cannot hold. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<byte[]> pages = new ArrayList<>();
    private long[] places = new long[1024];
    private int count;
    private int used = PAGE;
    private long bytes;

    static SharedStrings none() {
        return new SharedStrings();
    }

    static SharedStrings of(PackageParts parts, String name) throws Unreadable {
        SharedStrings strings = new SharedStrings();
        StringBuilder text = new StringBuilder();
        try (PartXml xml = new PartXml(parts.open(name))) {
            while (xml.next()) {
                if (xml.starts("si")) {
                    text.setLength(0);
                    item(xml, "si", text);
                    strings.add(unescaped(text));
                }
            }
        }
        return strings;
    }

    /** The text of a rich or plain item, without what tells how it is pronounced; goes to the item's end. */
    static void item(PartXml xml, String name, StringBuilder text) throws Unreadable {
        int outside = xml.depth() - 1;
        boolean spoken = false;
        while (xml.next() && xml.depth() > outside) {
            if (xml.starts("rPh")) {
                spoken = true;
            } else if (xml.ends("rPh")) {
                spoken = false;
            } else if (xml.starts("t")) {
                int before = text.length();
                xml.text(text);
                text.setLength(spoken ? before : text.length());
            }
        }
    }

    static String unescaped(CharSequence text) {
        String plain = text.toString();
        if (!plain.contains("_x")) {
            return plain;
        }
        Matcher matcher = ESCAPED.matcher(plain);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(matcher.group(1), 16))));
        }
        return matcher.appendTail(result).toString();
    }

    /** @throws Unreadable where no string has that number */
    String get(int number) throws Unreadable {
        if (number < 0 || number >= count) {
            throw PackageParts.damaged();
        }
        byte[] page = pages.get((int) (places[number] >> 32));
        int at = (int) places[number];
        return new String(page, at + Integer.BYTES, ByteBuffer.wrap(page).getInt(at), StandardCharsets.UTF_8);
    }

    private void add(String text) throws Unreadable {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int needed = Integer.BYTES + utf8.length;
        bytes += needed;
        if (bytes > MOST_BYTES) {
            throw WorkbookFile.tooLarge();
        }
        if (pages.isEmpty() || used + needed > pages.get(pages.size() - 1).length) {
            pages.add(new byte[Math.max(PAGE, needed)]);
            used = 0;
        }
        ByteBuffer.wrap(pages.get(pages.size() - 1)).putInt(used, utf8.length).put(used + Integer.BYTES, utf8);
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = (long) (pages.size() - 1) << 32 | used;
        used += needed;
    }
}
