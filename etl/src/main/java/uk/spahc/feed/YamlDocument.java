package uk.spahc.feed;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file as a tree whose every node knows its line. Plain words are typed as in YAML 1.2 (only {@code true} and
 * {@code false} are booleans; a date is text), so that {@code values: [Yes, No]} stays what was written.
 *
 * @param lines 1-based line by JSON pointer
 */
record YamlDocument(JsonNode tree, Map<String, Integer> lines) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}\\.[0-9]{1,18}");
    private static final int DEEPEST = 20;

    /** Problems found while parsing go to {@code problems}; the tree is then only as good as the file. */
    static YamlDocument parse(FeedFiles.Text file, List<Problem> problems) {
        Parsing parsing = new Parsing(file.name(), new HashMap<>(), problems);
        JsonNode tree = NODES.objectNode();
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(file.content()));
            if (root == null) {
                problems.add(new Problem(file.name(), 1, "the file is empty"));
            } else {
                tree = parsing.convert(root, "", 0);
            }
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            Mark begun = e.getContextMark();
            problems.add(new Problem(file.name(), mark == null ? 1 : mark.getLine() + 1, "not YAML: " + e.getProblem()
                    + (begun == null ? "" : ", in what begins on line " + (begun.getLine() + 1))));
        }
        return new YamlDocument(tree, parsing.lines);
    }

    /** The line of the node at that pointer, or of the nearest node around it. */
    int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private record Parsing(String file, Map<String, Integer> lines, List<Problem> problems) {
        JsonNode convert(Node node, String pointer, int depth) {
            lines.putIfAbsent(pointer, line(node));
            if (depth > DEEPEST) {
                problems.add(new Problem(file, line(node), "nested too deeply"));
                return NODES.nullNode();
            }
            if (node instanceof MappingNode mapping) {
                return object(mapping, pointer, depth);
            }
            if (node instanceof SequenceNode sequence) {
                ArrayNode array = NODES.arrayNode();
                for (Node item : sequence.getValue()) {
                    array.add(convert(item, pointer + "/" + array.size(), depth + 1));
                }
                return array;
            }
            return scalar((ScalarNode) node);
        }

        private ObjectNode object(MappingNode mapping, String pointer, int depth) {
            ObjectNode object = NODES.objectNode();
            for (NodeTuple entry : mapping.getValue()) {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String at = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                if (object.has(key)) {
                    problems.add(new Problem(file, line(entry.getKeyNode()), "`" + key + "` is given twice"));
                }
                lines.put(at, line(entry.getKeyNode()));
                object.set(key, convert(entry.getValueNode(), at, depth + 1));
            }
            return object;
        }

        private static JsonNode scalar(ScalarNode node) {
            String text = node.getValue();
            if (node.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
                return NODES.stringNode(text);
            }
            if (text.isEmpty() || text.equals("null") || text.equals("~")) {
                return NODES.nullNode();
            }
            if (text.equals("true") || text.equals("false")) {
                return NODES.booleanNode(text.equals("true"));
            }
            if (INTEGER.matcher(text).matches()) {
                return NODES.numberNode(Long.parseLong(text));
            }
            return DECIMAL.matcher(text).matches() ? NODES.numberNode(new BigDecimal(text)) : NODES.stringNode(text);
        }

        private static int line(Node node) {
            return node.getStartMark().getLine() + 1;
        }
    }
}
