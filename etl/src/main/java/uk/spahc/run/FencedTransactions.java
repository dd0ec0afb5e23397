package uk.spahc.run;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins each transaction, the batch repository's own included, with the {@link Fence}, so that no code path can write
 * past it.
 */
public final class FencedTransactions extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    private final transient Fence fence;

    public FencedTransactions(DataSource dataSource, Fence fence) {
        super(dataSource);
        this.fence = fence;
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition) throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        if (!definition.isReadOnly()) {
            fence.check(connection);
        }
    }
}
