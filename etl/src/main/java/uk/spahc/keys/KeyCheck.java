package uk.spahc.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * That a database is filled under one key. Tokens of another key match nothing, and nobody would notice: every person would
 * be new.
 */
public final class KeyCheck {
    private static final String NEWEST = "SELECT key_epoch, check_value FROM vault.key_epoch ORDER BY key_epoch DESC LIMIT 1";
    private static final String FIRST = "INSERT INTO vault.key_epoch (key_epoch, check_value) VALUES (?, ?)";

    private KeyCheck() {
    }

    /**
     * Admits the key to the database: the first one is remembered, later ones must be the same. Part of the caller's
     * transaction.
     *
     * @throws Failure WRONG_USE if the database was filled under another key
     */
    public static void admit(Connection connection, MasterKey key) throws SQLException {
        try (PreparedStatement newest = connection.prepareStatement(NEWEST); ResultSet row = newest.executeQuery()) {
            if (!row.next()) {
                remember(connection, key);
                return;
            }
            int epoch = row.getInt(1);
            if (epoch != key.epoch() || !key.checkValue().equals(row.getObject(2, UUID.class))) {
                throw new Failure(ExitCode.WRONG_USE, "This database was filled under another key (epoch " + epoch + ").",
                        "Name the key of epoch " + epoch + " in SPAHC_KEY_FILE, or use another database. A new key comes by rotation only.");
            }
        }
    }

    private static void remember(Connection connection, MasterKey key) throws SQLException {
        try (PreparedStatement first = connection.prepareStatement(FIRST)) {
            first.setInt(1, key.epoch());
            first.setObject(2, key.checkValue());
            first.executeUpdate();
        }
    }
}
