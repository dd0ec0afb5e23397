package uk.spahc.feed;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Where a feed's columns go, by name: {@code identity.x}, {@code incident.x} or, for the first person, {@code person.x}. */
final class DraftMapping {
    private static final ObjectMapper MAPPER = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private DraftMapping() {
    }

    static Map<String, String> of(FeedDefinition feed) {
        Map<String, String> found = new HashMap<>();
        collect("identity", MAPPER.valueToTree(feed.identity()), found);
        collect("incident", MAPPER.valueToTree(feed.mapping().incident()), found);
        if (!feed.mapping().people().isEmpty()) {
            collect("person", MAPPER.valueToTree(feed.mapping().people().get(0)), found);
        }
        return found;
    }

    private static void collect(String group, JsonNode node, Map<String, String> found) {
        node.propertyStream().forEach(property -> {
            if (property.getValue().isString()) {
                found.putIfAbsent(property.getValue().asString(), group + "." + property.getKey());
            } else if (property.getValue().isArray()) {
                property.getValue().forEach(name -> found.putIfAbsent(name.asString(), group + "." + property.getKey()));
            }
        });
    }
}
