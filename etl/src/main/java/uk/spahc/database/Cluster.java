package uk.spahc.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The data folder of the embedded server. */
final class Cluster {
    private Cluster() {
    }

    /**
     * Makes the data folder where there is none: UTF-8, a collation that is the same on every machine, page checksums, and
     * no log-in without a password. Interrupted, it leaves no folder behind that would be taken for a whole one.
     */
    static void createIn(ServerFolder folder, Programs programs, Passwords passwords) throws IOException {
        if (Files.isDirectory(folder.data())) {
            requireWhole(folder);
            return;
        }
        Path unfinished = folder.root().resolve("data.new");
        Path passwordFile = folder.root().resolve("initdb.password");
        Folders.delete(unfinished);
        Folders.writePrivately(passwordFile, passwords.of(Passwords.ADMINISTRATOR) + "\n");
        ServerProgram.Ended ended;
        try {
            ended = ServerProgram.run(folder.root(), programs.bin("initdb"), "--pgdata=" + unfinished,
                    "--username=" + Passwords.ADMINISTRATOR, "--pwfile=" + passwordFile, "--auth=scram-sha-256",
                    "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--data-checksums");
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        if (!ended.well()) {
            throw ServerTrouble.starting(ended.said(), folder.data(), folder.log());
        }
        Files.move(unfinished, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireWhole(ServerFolder folder) {
        for (String needed : new String[] {"PG_VERSION", "postgresql.conf", "pg_hba.conf", "global/pg_control"}) {
            if (!Files.isRegularFile(folder.data().resolve(needed))) {
                throw ServerTrouble.damaged(folder.data(), folder.log());
            }
        }
    }
}
