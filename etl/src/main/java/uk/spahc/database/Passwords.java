package uk.spahc.database;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random passwords of the embedded server's log-ins, kept in one file that its owner alone may read. */
final class Passwords {
    /** Superuser, made by {@code initdb}. */
    static final String ADMINISTRATOR = "postgres";
    /** Log-in of the nightly run. */
    static final String OPERATOR = "spahc_operator";
    /** Log-in of {@code spahc psql}: reads only. */
    static final String READER = "spahc_psql";

    private static final int BYTES = 24;

    private final Properties byLogin;

    private Passwords(Properties byLogin) {
        this.byLogin = byLogin;
    }

    /** Reads the file, or draws new passwords where there is none. */
    static Passwords in(Path file) {
        try {
            if (!Files.exists(file)) {
                Folders.writePrivately(file, Stream.of(ADMINISTRATOR, OPERATOR, READER)
                        .map(login -> login + "=" + random() + "\n").collect(Collectors.joining()));
            }
            Properties byLogin = new Properties();
            byLogin.load(new StringReader(Files.readString(file)));
            return new Passwords(byLogin);
        } catch (IOException e) {
            throw ServerTrouble.writing("The database passwords in " + file + " cannot be read or written", e);
        }
    }

    String of(String login) {
        return byLogin.getProperty(login, "");
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
