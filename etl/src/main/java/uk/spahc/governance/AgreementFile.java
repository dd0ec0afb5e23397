package uk.spahc.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * An agreement and the file it was read from.
 *
 * @param document the whole file as JSON
 * @param sha256 of the document, lower-case hexadecimal: a comment in the file does not change it
 */
record AgreementFile(Agreement agreement, String document, String sha256) {
    private static final String FOLDER = "governance/agreements/";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** @param name how messages name the file */
    record Text(String name, String id, String content) {
    }

    /** Shipped files, each replaced by one of the same name in the configuration folder. */
    static Collection<Text> gather(Optional<Path> configDir) {
        Map<String, Text> texts = new TreeMap<>();
        try {
            for (Resource shipped : new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*.yml")) {
                String id = id(shipped.getFilename());
                texts.put(id, new Text(FOLDER + shipped.getFilename(), id, shipped.getContentAsString(StandardCharsets.UTF_8)));
            }
            Optional<Path> overlay = configDir.map(folder -> folder.resolve(FOLDER)).filter(Files::isDirectory);
            if (overlay.isPresent()) {
                overlay(overlay.get(), texts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The agreements cannot be read", e);
        }
        return texts.values();
    }

    private static void overlay(Path folder, Map<String, Text> texts) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(path -> path.toString().endsWith(".yml")).sorted().toList()) {
                String id = id(file.getFileName().toString());
                texts.put(id, new Text(file.toString(), id, Files.readString(file)));
            }
        }
    }

    private static String id(String fileName) {
        return fileName.substring(0, fileName.length() - ".yml".length());
    }

    /** The agreement, or empty with what is wrong added to {@code problems}, each with file and line. */
    static Optional<AgreementFile> parse(Text text, List<String> problems) {
        AgreementSchema.Checked checked = AgreementSchema.check(text);
        if (checked.problems().isEmpty()) {
            try {
                Agreement agreement = MAPPER.treeToValue(checked.tree(), Agreement.class);
                List<String> inner = innerProblems(text, agreement);
                problems.addAll(inner);
                return inner.isEmpty() ? Optional.of(of(agreement, checked.tree())) : Optional.empty();
            } catch (tools.jackson.core.JacksonException e) {
                problems.add(text.name() + ": a day in it does not exist, or a value has not its form (" + e.getOriginalMessage() + ")");
                return Optional.empty();
            }
        }
        problems.addAll(checked.problems());
        return Optional.empty();
    }

    private static AgreementFile of(Agreement agreement, JsonNode tree) {
        String document = tree.toString();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return new AgreementFile(agreement, document, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    /** What no schema can say: that the parts of one agreement fit each other. */
    private static List<String> innerProblems(Text text, Agreement agreement) {
        Stream.Builder<String> found = Stream.builder();
        if (!agreement.agreement().equals(text.id())) {
            found.add("`agreement` must be the file's own name, " + text.id());
        }
        if (agreement.end() != null && agreement.end().isBefore(agreement.start())) {
            found.add("`end` is before `start`");
        }
        unpermitted("identity_in_vault", agreement.identityInVault(), agreement, found);
        unpermitted("free_text", agreement.freeText(), agreement, found);
        unpermitted("opinions", agreement.opinions(), agreement, found);
        boolean keepsIdentity = !agreement.identityInVault().isEmpty() || !agreement.freeText().isEmpty();
        if (keepsIdentity && (agreement.retention().vault() == null || agreement.retention().factIdentity() == null)) {
            found.add("`retention` must say for how long `vault` and `fact_identity` are kept, as identities are");
        }
        return found.build().map(problem -> text.name() + ": " + problem).toList();
    }

    private static void unpermitted(String key, Map<String, Set<String>> columns, Agreement agreement, Stream.Builder<String> found) {
        columns.forEach((feed, names) -> names.stream().sorted()
                .filter(name -> !agreement.permittedFields().getOrDefault(feed, Set.of()).contains(name))
                .forEach(name -> found.add("`" + key + "` names " + name + " of " + feed + ", which `permitted_fields` does not permit")));
    }
}
