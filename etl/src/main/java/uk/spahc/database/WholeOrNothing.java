package uk.spahc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * Makes one transaction of all that Liquibase does. Liquibase commits a change and only then, in a second transaction,
 * notes that it ran (seen in 5.0.4), so a kill between the two would make the next migration repeat the change and fail.
 * Here its commits are savepoints; {@link #keep()} alone commits. Its lock row is part of the transaction as well, so a
 * killed migration leaves no lock behind.
 */
final class WholeOrNothing extends JdbcConnection {
    private final Connection connection;
    private Savepoint settled;

    WholeOrNothing(Connection connection) throws SQLException {
        super(connection);
        this.connection = connection;
        connection.setAutoCommit(false);
        settled = connection.setSavepoint();
    }

    /** Commits everything. */
    void keep() throws SQLException {
        connection.commit();
    }

    @Override
    public void commit() throws DatabaseException {
        try {
            connection.releaseSavepoint(settled);
            settled = connection.setSavepoint();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public void rollback() throws DatabaseException {
        try {
            connection.rollback(settled);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Refused: a change that cannot run in a transaction cannot be undone by a kill either. */
    @Override
    public void setAutoCommit(boolean autoCommit) throws DatabaseException {
        if (autoCommit) {
            throw new DatabaseException("A change set with runInTransaction=false is not supported.");
        }
    }
}
