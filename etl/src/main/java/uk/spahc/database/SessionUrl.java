package uk.spahc.database;

/** Completes a JDBC URL for one purpose. */
final class SessionUrl {
    static final String RUN_ROLE = "spahc_run";
    static final String READER_ROLE = "spahc_reader";
    static final String OWNER_ROLE = "spahc_owner";

    private static final String SECONDS_TO_CONNECT = "10";

    private SessionUrl() {
    }

    static JdbcUrl forPurpose(JdbcUrl url, Purpose purpose) {
        JdbcUrl safe = common(url);
        return switch (purpose) {
            // A killed migration's statement stops, and frees its locks, within a second.
            case ADMINISTER -> safe.withOption("client_connection_check_interval", "1s");
            case RUN -> safe.withOption("role", RUN_ROLE);
            case READ -> safe.withOption("role", READER_ROLE).withOption("default_transaction_read_only", "on");
        };
    }

    /** No row in a message, whatever the user's own URL says; the rest can be set there. */
    private static JdbcUrl common(JdbcUrl url) {
        return url.with("logServerErrorDetail", "false")
                .withDefault("ApplicationName", "spahc")
                .withDefault("reWriteBatchedInserts", "true")
                .withDefault("connectTimeout", SECONDS_TO_CONNECT)
                .withDefault("loginTimeout", SECONDS_TO_CONNECT)
                .withDefault("tcpKeepAlive", "true");
    }
}
