package uk.spahc.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.DeliveryContent;
import uk.spahc.read.DeliveryReader;
import uk.spahc.read.Inspection;

/** The shipped feeds, with those of the tests laid over. */
public final class Feeds {
    public static final FeedCatalogue CATALOGUE = FeedCatalogue.load(Optional.of(Path.of("src/test/resources/config")));
    /** Every kind of column, a trailer, all encodings. */
    public static final FeedDefinition SMALL = CATALOGUE.feed("testing/small");
    /** No trailer, UTF-8 only, delimiter {@code |}, the header on line 3. */
    public static final FeedDefinition BARE = CATALOGUE.feed("testing/bare");

    private Feeds() {
    }

    public static Set<String> columns(FeedDefinition feed) {
        return feed.columns().stream().map(Column::name).collect(Collectors.toSet());
    }

    public static DeliveryContent content(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    public static DeliveryContent content(String text, Charset charset) {
        return content(text.getBytes(charset));
    }

    /** A reader of that text in UTF-8, all columns permitted. */
    public static DeliveryReader reader(FeedDefinition feed, String text) {
        return new DeliveryReader(content(text, StandardCharsets.UTF_8), feed, columns(feed));
    }

    public static Inspection inspect(FeedDefinition feed, String text) {
        return reader(feed, text).inspect();
    }
}
