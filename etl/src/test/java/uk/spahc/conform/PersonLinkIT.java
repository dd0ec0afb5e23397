package uk.spahc.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.spahc.database.Purpose;
import uk.spahc.testing.TestDatabase;

/** Who is the same person, in the vault, against rule exact-1 asked of every pair: after each of many deliveries and removals. */
class PersonLinkIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    private final Map<PeopleTold.Involvement, UUID> told = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void linksAreThoseOfTheRuleWhateverCameInWhichOrder(long seed) throws SQLException {
        PeopleTold people = new PeopleTold(seed);
        try (Connection administrator = DATABASE.connect(Purpose.ADMINISTER); Connection run = DATABASE.connect(Purpose.RUN)) {
            empty(administrator);
            for (int delivery = 1; delivery <= 12; delivery++) {
                put(administrator, delivery, people.delivery(delivery % 3 == 0 ? "AGENCY" : "POLICE", 4 + 3 * delivery % 23));
                Map<UUID, PeopleTold.Involvement> before = firstSeen(administrator);
                take(run, "SELECT * FROM vault.resolve_people(" + delivery + ")");
                compare(administrator, people, before);
                for (PeopleTold.Involvement leaving = delivery % 4 == 0 ? people.forget() : null; leaving != null; leaving = null) {
                    told.remove(leaving);
                    take(run, "SELECT * FROM vault.forget_people('" + leaving.source() + "', ARRAY['" + leaving.record() + "'::uuid], ARRAY['"
                            + leaving.role() + "'], ARRAY[" + leaving.number() + "])");
                    compare(administrator, people, Map.of());
                }
            }
        }
    }

    private static void empty(Connection administrator) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute("TRUNCATE vault.person_record, vault.person_link");
        }
    }

    private static void put(Connection administrator, int delivery, List<PeopleTold.Row> rows) throws SQLException {
        try (PreparedStatement insert = administrator.prepareStatement("INSERT INTO vault.person_record (delivery_key, line_number, part, load_key, "
                + "key_epoch, source_code, record_token, role_code, person_number, identity_digest, strong_id, forename, surname, date_of_birth, postcode) "
                + "VALUES (?, ?, ?, 1, 1, ?, ?, ?, ?, gen_random_uuid(), ?, ?, ?, ?, ?)")) {
            for (PeopleTold.Row row : rows) {
                insert.setLong(1, delivery);
                insert.setLong(2, row.line());
                insert.setInt(3, row.part());
                insert.setString(4, row.of().source());
                insert.setObject(5, row.of().record());
                insert.setString(6, row.of().role());
                insert.setInt(7, row.of().number());
                insert.setObject(8, row.keys().strong());
                for (int i = 9; i < 12; i++) {
                    insert.setObject(i, UUID.nameUUIDFromBytes(new byte[] {(byte) i}));
                }
                insert.setObject(12, row.keys().exact());
                insert.executeUpdate();
            }
        }
    }

    /** What a caller is told must be all that changed: keeps the persons as a reader of these answers alone knows them. */
    private void take(Connection run, String question) throws SQLException {
        try (Statement statement = run.createStatement(); ResultSet row = statement.executeQuery(question)) {
            while (row.next()) {
                told.put(involvement(row), row.getObject("person_token", UUID.class));
            }
        }
    }

    private static PeopleTold.Involvement involvement(ResultSet row) throws SQLException {
        return new PeopleTold.Involvement(row.getString("source_code"), row.getObject("record_token", UUID.class), row.getString("role_code"),
                row.getInt("person_number"));
    }

    /** By person, the involvement that was seen first. */
    private static Map<UUID, PeopleTold.Involvement> firstSeen(Connection administrator) throws SQLException {
        Map<UUID, PeopleTold.Involvement> first = new HashMap<>();
        try (Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM vault.person_link ORDER BY link_key DESC")) {
            while (row.next()) {
                first.put(row.getObject("person_token", UUID.class), involvement(row));
            }
        }
        return first;
    }

    private void compare(Connection administrator, PeopleTold people, Map<UUID, PeopleTold.Involvement> before) throws SQLException {
        Map<UUID, Set<PeopleTold.Involvement>> found = new HashMap<>();
        Map<PeopleTold.Involvement, UUID> links = new HashMap<>();
        try (Statement statement = administrator.createStatement(); ResultSet row = statement.executeQuery("SELECT * FROM vault.person_link")) {
            while (row.next()) {
                UUID person = row.getObject("person_token", UUID.class);
                found.computeIfAbsent(person, first -> new HashSet<>()).add(involvement(row));
                links.put(involvement(row), person);
            }
        }
        assertThat(Set.copyOf(found.values())).isEqualTo(people.people());
        assertThat(told).isEqualTo(links);
        Map<UUID, PeopleTold.Involvement> now = firstSeen(administrator);
        // The first seen of all of a person keeps its name, whoever joins and whoever parts.
        before.forEach((person, first) -> assertThat(now.containsValue(first) ? now.get(person) : first).isEqualTo(first));
    }
}
