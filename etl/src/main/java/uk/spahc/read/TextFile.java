package uk.spahc.read;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import uk.spahc.feed.FeedDefinition.Format;
import uk.spahc.land.DeliveryContent;
import uk.spahc.land.OpenedContent;
import uk.spahc.land.ReadLimits;

/** Delimited text. The bytes stream each time anew; nothing of them is kept. */
record TextFile(DeliveryContent content, Format format, ReadLimits limits, Encoding found) implements TableFile {

    /** In one pass over the bytes, which decides in what they are encoded. */
    static TextFile of(DeliveryContent content, Format format, ReadLimits limits) throws IOException {
        try (OpenedContent opened = OpenedContent.of(content, limits)) {
            return new TextFile(content, format, limits, Encoding.decide(opened, format.encodings()));
        }
    }

    @Override
    public RowScanner open() throws IOException {
        OpenedContent opened = OpenedContent.of(content, limits);
        opened.skipNBytes(found.skip());
        Reader reader = new InputStreamReader(opened, found.charset().newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
        return new RecordScanner(reader, format.delimiter(), format.maxLinesPerRow());
    }

    @Override
    public String encoding() {
        return found.charset().name();
    }

    @Override
    public List<Inspection.Notice> notices() {
        return List.of();
    }
}
