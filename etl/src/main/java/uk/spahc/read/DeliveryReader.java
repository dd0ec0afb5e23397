package uk.spahc.read;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Set;
import java.util.function.UnaryOperator;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.DeliveryContent;
import uk.spahc.land.HeldCode;
import uk.spahc.land.OpenedContent;
import uk.spahc.land.ReadLimits;
import uk.spahc.land.Unreadable;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Reads one delivery of a feed: looks at the whole of it first, and gives its rows only if it may be loaded. Nothing
 * of it is written to disk.
 */
public final class DeliveryReader {
    private final DeliveryContent content;
    private final FeedDefinition feed;
    private final Set<String> permitted;
    private final Set<HeldCode> accepted;
    private final ReadLimits limits;
    private final UnaryOperator<String> environment;

    /** @param permitted names of the columns that the agreement permits; no other leaves the reader */
    public DeliveryReader(DeliveryContent content, FeedDefinition feed, Set<String> permitted) {
        this(content, feed, permitted, Set.of(), ReadLimits.STANDARD);
    }

    /** @param accepted what a data officer has accepted of this delivery; only codes that are acceptable count */
    public DeliveryReader(DeliveryContent content, FeedDefinition feed, Set<String> permitted, Set<HeldCode> accepted, ReadLimits limits) {
        this(content, feed, permitted, accepted, limits, System::getenv);
    }

    /** @param environment where the password of a workbook is found, by the name of its variable */
    DeliveryReader(DeliveryContent content, FeedDefinition feed, Set<String> permitted, Set<HeldCode> accepted, ReadLimits limits,
            UnaryOperator<String> environment) {
        this.content = content;
        this.feed = feed;
        this.permitted = Set.copyOf(permitted);
        this.accepted = Set.copyOf(accepted);
        this.limits = limits;
        this.environment = environment;
    }

    /**
     * Looks at the whole delivery: what kind of file it is, then its shape.
     *
     * @throws Failure FAILED where the bytes cannot be had at all
     */
    public Inspection inspect() {
        try {
            TableFile file = TableFile.of(content, feed, limits, environment);
            try (RowScanner scanner = file.open()) {
                return new ShapeCheck(scanner, feed, file.format(), permitted, accepted).check(file);
            } catch (CharacterCodingException e) {
                return file instanceof TextFile text ? notAllCharacters(text.found())
                        : new Inspection.Held(HeldCode.ENCODING, 0, "Some bytes of the file are no characters of " + file.encoding() + ".");
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
            return new RowReader(readable.file().open(), feed, readable);
        } catch (IOException e) {
            throw RowReader.changed(e);
        }
    }
}
