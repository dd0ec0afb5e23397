package uk.spahc.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Which changelogs and descriptions a database was made from, noted in the database as the comment of Liquibase's schema. Asking
 * it takes milliseconds, asking Liquibase takes seconds, and every command asks.
 */
final class BuildMark {
    private static final String RESOURCES = "classpath*:warehouse/changelog/**";
    private static final String SCHEMA = ChangelogPass.SCHEMA;

    private BuildMark() {
    }

    /** SHA-256 of everything that this build's migration reads. */
    static String ofBuild(Migration.Sources sources) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] files = Arrays.stream(resolver.getResources(RESOURCES)).filter(Resource::isReadable)
                    .sorted(Comparator.comparing(BuildMark::place)).toArray(Resource[]::new);
            for (Resource file : files) {
                digest.update(file.getContentAsByteArray());
            }
            digest.update(resolver.getResource("classpath:" + sources.models()).getContentAsByteArray());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the database bears that mark; false where nothing was ever migrated. */
    static boolean isOn(Connection connection, String mark) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT obj_description(to_regnamespace('" + SCHEMA + "'), 'pg_namespace')")) {
            return row.next() && mark.equals(row.getString(1));
        }
    }

    static void put(Connection connection, String mark) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMENT ON SCHEMA " + SCHEMA + " IS '" + mark + "'");
        }
    }

    private static String place(Resource file) {
        try {
            String url = file.getURL().toString();
            return url.substring(url.lastIndexOf("warehouse/changelog/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
