package uk.spahc.feed;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published shape of a definition, such as {@code feeds/feed.schema.json}: it refuses, explains, and fills in what was left out. */
final class FeedSchema {
    /** Keys whose values are words of a fixed list, written in any case. */
    private static final Set<String> WORDS = Set.of("type", "class", "kind", "period", "outside", "otherwise", "rule", "record_kind", "formulas", "becomes", "brought_back_by");

    private final JsonNode text;
    private final Schema schema;

    FeedSchema() {
        this("/feeds/feed.schema.json");
    }

    /** @param resource path of the schema on the class path */
    FeedSchema(String resource) {
        try (InputStream in = FeedSchema.class.getResourceAsStream(resource)) {
            text = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    }

    /** What is wrong with the document, each with its line. Also spells words in lower case and fills in defaults, in place. */
    List<Problem> check(String file, YamlDocument document) {
        lowerWords(document.tree());
        List<Problem> problems = new ArrayList<>();
        for (Error error : schema.validate(document.tree())) {
            String at = error.getInstanceLocation().toString();
            String key = error.getProperty() == null ? "" : error.getProperty();
            String text = sentence(error, at.substring(at.lastIndexOf('/') + 1), key);
            problems.add(new Problem(file, document.line(error.getKeyword().equals("additionalProperties") ? at + "/" + key : at), text));
        }
        fillIn(document.tree(), text);
        return problems.stream().distinct().toList();
    }

    private String sentence(Error error, String place, String key) {
        JsonNode wanted = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> "`" + key + "` is not a known key here; known: " + String.join(", ", siblings(error));
            case "required" -> "`" + key + "` is missing";
            case "enum" -> "`" + place + "` must be one of: " + wanted.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
            case "type" -> "`" + place + "` must be " + kind(wanted.asString());
            case "pattern" -> "`" + place + "` must have the form " + wanted.asString();
            default -> "`" + place + "`: " + error.getMessage();
        };
    }

    private static String kind(String type) {
        return switch (type) {
            case "object" -> "a group of keys";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "string" -> "text (put it in quotes if it looks like a number)";
            case "boolean" -> "true or false";
            default -> "a " + type;
        };
    }

    /** The keys that the schema knows beside the one it refuses. */
    private List<String> siblings(Error error) {
        String pointer = error.getSchemaLocation().getFragment().toString();
        JsonNode group = text.at(pointer.substring(0, pointer.lastIndexOf('/')));
        return group.path("properties").propertyNames().stream().toList();
    }

    private static void lowerWords(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String key : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(key);
                if (WORDS.contains(key) && value.isString()) {
                    object.put(key, value.asString().toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
        node.forEach(FeedSchema::lowerWords);
    }

    /** The library fills in defaults only where no {@code $ref} stands between; ours follow references too. */
    private void fillIn(JsonNode node, JsonNode rules) {
        JsonNode resolved = rules.has("$ref") ? text.at(rules.get("$ref").asString().substring(1)) : rules;
        if (node instanceof ObjectNode object) {
            resolved.path("properties").propertyStream().forEach(property -> {
                JsonNode absent = property.getValue().path("default");
                if (!object.has(property.getKey()) && !absent.isMissingNode()) {
                    object.set(property.getKey(), absent.deepCopy());
                }
                fillIn(object.path(property.getKey()), property.getValue());
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> fillIn(item, resolved.path("items")));
        }
    }
}
