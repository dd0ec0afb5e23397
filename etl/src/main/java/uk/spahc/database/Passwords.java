package uk.spahc.database;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
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

    private final Path file;
    private final Properties byLogin;

    private Passwords(Path file, Properties byLogin) {
        this.file = file;
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
            return new Passwords(file, byLogin);
        } catch (IOException e) {
            throw ServerTrouble.writing("The database passwords in " + file + " cannot be read or written", e);
        }
    }

    /** Draws a password for each of these log-ins that has none yet, and keeps it. One command at a time may do this. */
    void admit(List<String> logins) {
        List<String> missing = logins.stream().filter(login -> !byLogin.containsKey(login)).toList();
        if (missing.isEmpty()) {
            return;
        }
        missing.forEach(login -> byLogin.setProperty(login, random()));
        try {
            Folders.writePrivately(file, byLogin.stringPropertyNames().stream().sorted()
                    .map(login -> login + "=" + byLogin.getProperty(login) + "\n").collect(Collectors.joining()));
        } catch (IOException e) {
            throw ServerTrouble.writing("The database passwords in " + file + " cannot be written", e);
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
