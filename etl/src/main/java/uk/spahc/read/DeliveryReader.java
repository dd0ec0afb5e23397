package uk.spahc.read;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Set;
import uk.spahc.land.DeliveryContent;
import uk.spahc.land.OpenedContent;
import uk.spahc.land.ReadLimits;
import uk.spahc.land.Unreadable;
import uk.spahc.land.HeldCode;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Reads one delivery of a feed: looks at the whole of it first, and gives its rows only if it may be loaded. The bytes
 * stream each time anew; nothing of them is written to disk.
 */
public final class DeliveryReader {
    private final DeliveryContent content;
    private final FeedDefinition feed;
    private final Set<String> permitted;
    private final Set<HeldCode> accepted;
    private final ReadLimits limits;

    /** @param permitted names of the columns that the agreement permits; no other leaves the reader */
    public DeliveryReader(DeliveryContent content, FeedDefinition feed, Set<String> permitted) {
        this(content, feed, permitted, Set.of(), ReadLimits.STANDARD);
    }

    /** @param accepted what a data officer has accepted of this delivery; only codes that are acceptable count */
    public DeliveryReader(DeliveryContent content, FeedDefinition feed, Set<String> permitted, Set<HeldCode> accepted, ReadLimits limits) {
        this.content = content;
        this.feed = feed;
        this.permitted = Set.copyOf(permitted);
        this.accepted = Set.copyOf(accepted);
        this.limits = limits;
    }

    /**
     * Looks at the whole delivery, in two passes over its bytes: encoding, then shape.
     *
     * @throws Failure FAILED where the bytes cannot be had at all
     */
    public Inspection inspect() {
        try {
            Encoding encoding;
            try (OpenedContent opened = OpenedContent.of(content, limits)) {
                encoding = Encoding.decide(opened, feed.format().encodings());
            }
            try (RecordScanner scanner = scanner(encoding)) {
                return new ShapeCheck(scanner, feed, permitted, accepted).check(encoding);
            } catch (CharacterCodingException e) {
                return notAllCharacters(encoding);
            }
        } catch (Unreadable e) {
            return new Inspection.Held(e.code(), e.line(), e.getMessage());
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The delivery cannot be read: " + e.getClass().getSimpleName() + ".",
                    "Check that the file is there and may be read.", e);
        }
    }

    private Inspection.Held notAllCharacters(Encoding encoding) throws IOException {
        try (OpenedContent opened = OpenedContent.of(content, limits)) {
            long line = encoding.lineOfFirstOther(opened);
            return new Inspection.Held(HeldCode.ENCODING, line, "Line " + line + " holds bytes that are no characters of " + encoding.charset().name() + ".");
        }
    }

    /** The rows of a delivery that {@link #inspect} found readable. To be closed. */
    public RowReader rows(Inspection.Readable readable) {
        try {
            return new RowReader(scanner(new Encoding(readable.charset(), readable.markLength())), feed, readable);
        } catch (IOException e) {
            throw RowReader.changed(e);
        }
    }

    private RecordScanner scanner(Encoding encoding) throws IOException {
        OpenedContent opened = OpenedContent.of(content, limits);
        opened.skipNBytes(encoding.skip());
        Reader reader = new InputStreamReader(opened, encoding.charset().newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
        return new RecordScanner(reader, feed.format().delimiter(), feed.format().maxLinesPerRow());
    }
}
