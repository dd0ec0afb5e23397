package uk.spahc.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.operate.DocsCommand;

/** The committed documents are what the program would write of itself now. */
class GeneratedDocumentsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private final Collection<FeedDefinition> feeds = FeedCatalogue.shipped().feeds();

    @Test
    void committedDocumentsAreWhatDocsWrites() throws IOException {
        for (Map.Entry<String, String> document : DocsCommand.documents().entrySet()) {
            assertThat(Files.readString(DOCS.resolve(document.getKey()))).as(document.getKey() + ": run ./spahc docs")
                    .isEqualTo(document.getValue());
        }
    }

    @Test
    void everyColumnOfEveryMartIsInTheDictionary() {
        String dictionary = DataDictionary.markdown();
        WarehouseModels.read().models().forEach(model -> {
            String section = dictionary.substring(dictionary.indexOf("### " + model.name() + "\n"));
            assertThat(model.columns()).allSatisfy(column -> assertThat(section).contains("| `" + column.name() + "` | "));
        });
    }

    @Test
    void everyFigureRestsOnAFeed() {
        assertThat(Lineage.withoutFeed(feeds)).isEmpty();
    }

    @Test
    void aMartIsTracedThroughAggregateAndFactsToTheFeedsOfItsKind() {
        String marts = Lineage.markdown(feeds).lines().filter(line -> line.startsWith("| `mart.mart_hate_crime__people_month`")).findFirst().orElseThrow();
        assertThat(marts).contains("warehouse.agg_people_month")
                .endsWith(feeds.stream().filter(feed -> feed.recordKind() == FeedDefinition.RecordKind.INCIDENT).map(FeedDefinition::feed).sorted()
                        .reduce((one, other) -> one + ", " + other).orElseThrow() + " |");
    }

    @Test
    void everyTransformationWritesSomethingAndNamesWhatItReads() {
        List<String> silent = SqlFlow.all(WarehouseModels.read()).stream().filter(flow -> flow.name().matches("(load|aggregate)/.*"))
                .filter(flow -> !flow.name().matches(".*(statistics|indexes_aside|indexes_back)\\.sql"))
                .filter(flow -> flow.reads().isEmpty() || flow.writes().isEmpty()).map(SqlFlow::name).toList();
        assertThat(silent).isEmpty();
    }
}
