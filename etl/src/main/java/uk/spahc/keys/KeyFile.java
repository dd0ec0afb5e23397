package uk.spahc.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** A master key in a file that its owner alone may read and write. */
public final class KeyFile {
    private static final int FIRST_EPOCH = 1;
    private static final int MAX_BYTES = 4096;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {
    }

    /**
     * Writes a new random key of the first epoch.
     *
     * @throws Failure WRONG_USE if the file exists, FAILED if it cannot be written
     */
    public static void create(Path file) {
        create(file, FIRST_EPOCH);
    }

    /** As {@link #create(Path)}, of that epoch: what a rotation begins with. */
    public static void create(Path file, int epoch) {
        byte[] secret = new byte[KeyStrength.MIN_BYTES];
        new SecureRandom().nextBytes(secret);
        byte[] line = KeyText.format(epoch, secret);
        try (SeekableByteChannel channel = Files.newByteChannel(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (FileAlreadyExistsException e) {
            throw new Failure(ExitCode.WRONG_USE, file + " exists already and is not overwritten.",
                    "Choose another name. A key that is lost or replaced makes the vault unreadable.", e);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The key file " + file + " cannot be written: " + e.getClass().getSimpleName() + ".",
                    "Choose a folder that exists and that you may write to.", e);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(line, (byte) 0);
        }
    }

    /** The key in that file. @throws Failure WRONG_USE if it is missing, open to others, malformed or weak */
    static MasterKey read(Path file) {
        String source = "The key file " + file;
        try {
            refuseIfOpenToOthers(file);
            try (InputStream in = Files.newInputStream(file)) {
                return KeyText.parse(in.readNBytes(MAX_BYTES), source);
            }
        } catch (NoSuchFileException e) {
            throw KeyText.refused(source + " does not exist.");
        } catch (IOException e) {
            throw new Failure(ExitCode.WRONG_USE, source + " cannot be read: " + e.getClass().getSimpleName() + ".",
                    "Let the user who runs spahc own the file, with mode 0600.", e);
        }
    }

    private static void refuseIfOpenToOthers(Path file) throws IOException {
        if (isPosix(file) && !OWNER_ONLY.containsAll(withoutExecute(Files.getPosixFilePermissions(file)))) {
            throw new Failure(ExitCode.WRONG_USE, "The key file " + file + " is open to its group or to others.",
                    "Run: chmod 600 " + file + ". If others could read it, rotate the key.");
        }
    }

    private static Set<PosixFilePermission> withoutExecute(Set<PosixFilePermission> permissions) {
        permissions.removeAll(PosixFilePermissions.fromString("--x--x--x"));
        return permissions;
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)} : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
