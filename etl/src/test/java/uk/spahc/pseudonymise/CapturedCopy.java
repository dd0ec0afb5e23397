package uk.spahc.pseudonymise;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.mockito.stubbing.Answer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.ByteStreamWriter;

/** Connections that keep what is copied into them, or refuse it, without a database. */
final class CapturedCopy {
    private CapturedCopy() {
    }

    static Connection connection(List<ByteBuffer> sent) {
        return copying(call -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ByteStreamWriter writer = call.getArgument(1);
            writer.writeTo(new ByteStreamWriter.ByteStreamTarget() {
                @Override
                public OutputStream getOutputStream() {
                    return bytes;
                }
            });
            sent.add(ByteBuffer.wrap(bytes.toByteArray()));
            return 1L;
        });
    }

    static Connection failing(String message) {
        return copying(call -> {
            throw new SQLException(message, "23514");
        });
    }

    private static Connection copying(Answer<Long> answer) {
        try {
            CopyManager copy = mock(CopyManager.class);
            when(copy.copyIn(anyString(), any(ByteStreamWriter.class))).thenAnswer(answer);
            PGConnection postgres = mock(PGConnection.class);
            when(postgres.getCopyAPI()).thenReturn(copy);
            Connection connection = mock(Connection.class);
            when(connection.unwrap(PGConnection.class)).thenReturn(postgres);
            return connection;
        } catch (SQLException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
