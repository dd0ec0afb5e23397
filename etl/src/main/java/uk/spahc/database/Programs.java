package uk.spahc.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * PostgreSQL's own programs ({@code initdb}, {@code pg_ctl}, {@code postgres}), unpacked from the archive that the build
 * carries for this machine.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record Programs(Path folder) {
    Path bin(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /**
     * Unpacks them under {@code parent} unless they lie there already. The folder's name carries the archive's size, so
     * that a newer build does not overwrite programs that a server still runs from.
     *
     * @throws Failure where the build carries no archive for this machine, or it cannot be written
     */
    static Programs unpackedUnder(Path parent) {
        URL archive = Programs.class.getResource(archiveName());
        if (archive == null) {
            throw new Failure(ExitCode.WRONG_USE, "This build carries no PostgreSQL for " + machine() + ".",
                    "Build spahc on this machine, or name a PostgreSQL server with SPRING_DATASOURCE_URL.");
        }
        try {
            Path folder = parent.resolve("postgresql-" + archive.openConnection().getContentLengthLong());
            if (!Files.isDirectory(folder)) {
                Path unfinished = parent.resolve("postgresql.unpacking");
                Folders.delete(unfinished);
                unpack(archive, unfinished);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Programs(folder);
        } catch (IOException e) {
            throw ServerTrouble.writing("PostgreSQL's programs cannot be unpacked under " + parent, e);
        }
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (InputStream bytes = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwx------" : "rw-------"));
        }
    }

    private static String archiveName() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return "/postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    private static String machine() {
        return System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    }
}
