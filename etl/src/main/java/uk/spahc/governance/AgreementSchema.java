package uk.spahc.governance;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/** The published shape of an agreement's file, {@code governance/agreement.schema.json}, with plain words for what breaks it. */
final class AgreementSchema {
    private static final NodeReader READER = NodeReader.builder().locationAware().build();
    private static final Schema SCHEMA = schema();

    private AgreementSchema() {
    }

    /** @param tree as read; only to be used if there are no problems */
    record Checked(JsonNode tree, List<String> problems) {
    }

    static Checked check(AgreementFile.Text text) {
        try {
            JsonNode tree = READER.readTree(text.content(), InputFormat.YAML);
            List<String> problems = SCHEMA.validate(tree).stream()
                    .map(error -> text.name() + " line " + line(error) + ": " + sentence(error)).distinct().toList();
            return new Checked(tree, problems);
        } catch (IllegalArgumentException e) {
            // How the library says that it cannot parse; where, only its cause knows.
            int line = e.getCause() instanceof JacksonException cause && cause.getLocation() != null ? cause.getLocation().getLineNr() : 1;
            return new Checked(null, List.of(text.name() + " line " + Math.max(1, line) + ": not YAML"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sentence(Error error) {
        String pointer = error.getInstanceLocation().toString();
        String place = pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.').replace("~1", "/") + ": ";
        return place + switch (error.getKeyword()) {
            case "additionalProperties" -> "`" + error.getProperty() + "` is not a known key here";
            case "required" -> "`" + error.getProperty() + "` is missing";
            case "enum" -> "must be one of " + error.getSchemaNode().valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
            case "type" -> "must be of the type " + error.getSchemaNode().asString();
            case "pattern" -> "must have the form " + error.getSchemaNode().asString();
            case "minItems", "minLength", "minProperties" -> "must not be empty";
            case "uniqueItems" -> "names something twice";
            default -> error.getMessage();
        };
    }

    private static int line(Error error) {
        JsonNode node = error.getInstanceNode();
        TokenStreamLocation location = node == null ? null : JsonNodes.tokenStreamLocationOf(node);
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private static Schema schema() {
        try (InputStream in = AgreementSchema.class.getResourceAsStream("/governance/agreement.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
