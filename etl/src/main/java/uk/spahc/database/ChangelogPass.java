package uk.spahc.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.FastCheckService;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.ChangeExecListenerCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Runs one changelog with one connection, whole or not at all. */
final class ChangelogPass extends AbstractChangeExecListener {
    static final String SCHEMA = "liquibase";

    /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    static {
        LIQUIBASE.setLevel(Level.WARNING);
    }

    private int applied;
    private String current = "its first change set";

    private ChangelogPass() {
    }

    /**
     * Applies what is new in the changelog.
     *
     * @return change sets applied
     * @throws uk.spahc.outcome.Failure naming the change set that failed; the database is then as before
     */
    static int apply(String changelog, ConnectionSettings settings) {
        ChangelogPass pass = new ChangelogPass();
        try (Connection connection = settings.open()) {
            WholeOrNothing transaction = new WholeOrNothing(connection);
            Scope.child(quietly(), () -> pass.update(changelog, transaction));
            transaction.keep();
            return pass.applied;
        } catch (SQLException e) {
            throw DatabaseFailures.explain(e);
        } catch (Exception e) {
            throw MigrationFailures.explain(pass.current, changelog, e);
        }
    }

    /** Nothing on the terminal, and nothing sent to Liquibase's makers. */
    private static Map<String, Object> quietly() {
        return Map.of(Scope.Attr.ui.name(), new LoggerUIService(),
                Scope.Attr.resourceAccessor.name(), new ClassLoaderResourceAccessor(),
                "liquibase.analytics.enabled", false);
    }

    private void update(String changelog, WholeOrNothing transaction) throws Exception {
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
        Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(transaction);
        database.setLiquibaseSchemaName(SCHEMA);
        new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, changelog)
                .addArgumentValue(ChangeExecListenerCommandStep.CHANGE_EXEC_LISTENER_ARG, this)
                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY_OUTPUT, UpdateSummaryOutputEnum.LOG)
                .execute();
    }

    @Override
    public void willRun(ChangeSet changeSet, DatabaseChangeLog log, Database database, ChangeSet.RunStatus status) {
        current = "change set '" + changeSet.getId() + "' of " + changeSet.getFilePath();
    }

    @Override
    public void ran(ChangeSet changeSet, DatabaseChangeLog log, Database database, ChangeSet.ExecType type) {
        applied++;
    }
}
