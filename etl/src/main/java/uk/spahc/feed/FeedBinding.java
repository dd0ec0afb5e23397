package uk.spahc.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From a checked tree to a {@link FeedDefinition}. */
final class FeedBinding {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Column.class, ColumnKeys.class)
            .addMixIn(RowRule.class, RuleKinds.class)
            .build();
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private FeedBinding() {
    }

    /** @throws tools.jackson.core.JacksonException if the tree was not checked against the schema first */
    static FeedDefinition bind(JsonNode tree, Map<String, CodeMap> codeMaps) {
        ObjectNode whole = ((ObjectNode) tree).deepCopy();
        whole.set("code_maps", PLAIN.valueToTree(codeMaps));
        return MAPPER.treeToValue(whole, FeedDefinition.class);
    }

    /** @throws tools.jackson.core.JacksonException if the tree was not checked against the schema first */
    static ThemeDefinition bindTheme(JsonNode tree) {
        return MAPPER.treeToValue(tree, ThemeDefinition.class);
    }

    private interface ColumnKeys {
        @JsonProperty("class")
        Column.Fate fate();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RowRule.NotAfter.class, name = "not_after"),
        @JsonSubTypes.Type(value = RowRule.NotFuture.class, name = "not_future"),
        @JsonSubTypes.Type(value = RowRule.AgeAtMost.class, name = "age_at_most")
    })
    private interface RuleKinds {
    }
}
