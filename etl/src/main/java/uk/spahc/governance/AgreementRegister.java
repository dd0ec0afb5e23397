package uk.spahc.governance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The agreements as {@code governance.agreement} knows them, from which marts learn what they may still show. */
public final class AgreementRegister {
    private static final String RECORDED = "SELECT agreement_id, document_sha256, ends_on FROM governance.agreement";
    private static final String CLOSE = "UPDATE governance.agreement SET ends_on = ?, recorded_at = now() WHERE agreement_id = ?";
    private final Agreements agreements;

    public AgreementRegister(Agreements agreements) {
        this.agreements = agreements;
    }

    /**
     * Records what is new or changed, and writes nothing otherwise. An agreement whose file is gone ended yesterday: nobody
     * vouches for it any more. Part of the caller's transaction.
     */
    public void record(Connection connection, LocalDate today) throws SQLException {
        Map<String, Recorded> recorded = recorded(connection);
        for (AgreementFile file : agreements.files()) {
            Recorded before = recorded.remove(file.agreement().agreement());
            if (!new Recorded(file.sha256(), file.agreement().end()).equals(before)) {
                upsert(connection, file);
            }
        }
        for (Map.Entry<String, Recorded> gone : recorded.entrySet()) {
            LocalDate end = gone.getValue().endsOn();
            if (end == null || !end.isBefore(today)) {
                close(connection, gone.getKey(), today.minusDays(1));
            }
        }
    }

    private record Recorded(String sha256, LocalDate endsOn) {
    }

    private static Map<String, Recorded> recorded(Connection connection) throws SQLException {
        Map<String, Recorded> recorded = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(RECORDED); ResultSet row = select.executeQuery()) {
            while (row.next()) {
                recorded.put(row.getString(1), new Recorded(row.getString(2), row.getObject(3, LocalDate.class)));
            }
        }
        return recorded;
    }

    private static void upsert(Connection connection, AgreementFile file) throws SQLException {
        Agreement agreement = file.agreement();
        String[] fields = agreement.permittedFields().entrySet().stream()
                .flatMap(feed -> feed.getValue().stream().map(column -> feed.getKey() + ":" + column)).sorted().toArray(String[]::new);
        try (PreparedStatement upsert = connection.prepareStatement(statement())) {
            upsert.setString(1, agreement.agreement());
            upsert.setString(2, agreement.title());
            upsert.setObject(3, agreement.start());
            upsert.setObject(4, agreement.end(), java.sql.Types.DATE);
            upsert.setObject(5, agreement.review(), java.sql.Types.DATE);
            upsert.setString(6, agreement.trustZone());
            upsert.setString(7, agreement.grain());
            upsert.setArray(8, connection.createArrayOf("text", fields));
            upsert.setString(9, file.document());
            upsert.setString(10, file.sha256());
            upsert.executeUpdate();
        }
    }

    private static void close(Connection connection, String agreement, LocalDate lastDay) throws SQLException {
        try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
            close.setObject(1, lastDay);
            close.setString(2, agreement);
            close.executeUpdate();
        }
    }

    private static String statement() {
        try (InputStream in = AgreementRegister.class.getResourceAsStream("/governance/record_agreement.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
