package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.RowRule;
import uk.spahc.land.HeldCode;
import uk.spahc.read.Inspection;

class ReasonCatalogueTest {
    private final ReasonCatalogue catalogue = new ReasonCatalogue();

    @Test
    void everyCodeIsExplained() {
        Stream<String> own = Stream.of(ReasonCode.class, Inspection.Notice.class)
                .flatMap(type -> Stream.of(type.getFields())).filter(field -> field.getType() == String.class).map(ReasonCatalogueTest::constant);
        Stream<String> rules = FeedCatalogue.shipped().feeds().stream().flatMap(feed -> feed.rules().stream()).map(RowRule::code);
        Stream<String> held = Stream.of(HeldCode.values()).map(HeldCode::name);
        Stream<String> check = Stream.of(ReasonCatalogue.FILE_NAME, ReasonCatalogue.REJECT_LIMIT);

        assertThat(Stream.of(own, rules, held, check).flatMap(codes -> codes)).allMatch(catalogue::knows);
    }

    @Test
    void everyExplanationSaysWhatAndWhatToDo() {
        assertThat(catalogue.all().values()).allSatisfy(explanation -> {
            assertThat(explanation.kind()).isIn("held", "reject", "kept out", "notice");
            assertThat(explanation.meaning()).endsWith(".");
            assertThat(explanation.nextStep()).endsWith(".");
        });
    }

    @Test
    void ruleOfAnOverlaidFeedIsExplainedByItsCode() {
        assertThat(catalogue.explain("LOCAL_RULE").meaning()).isEqualTo("The row breaks the feed's own rule LOCAL_RULE.");
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
