package uk.spahc.land;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import uk.spahc.feed.FeedDefinition.Arrival.OpenPgp;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** The keys of a feed's OpenPGP messages, from the files that the settings name. What is missing there is no delivery's fault. */
final class OpenPgpKeys {
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final OpenPgp settings;
    private final UnaryOperator<String> environment;

    /** @param environment the value of a variable by its name, or null */
    OpenPgpKeys(OpenPgp settings, UnaryOperator<String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Our private keys of that id; all of them for 0, by which a sender hides for whom a message is. @throws Failure if there are none at all */
    List<PGPPrivateKey> privateKeys(long keyId) {
        Path file = secretFile(settings.privateKeyVariable(), "private key");
        List<PGPPrivateKey> found = new ArrayList<>();
        try (InputStream bytes = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
            PGPSecretKeyRingCollection rings = new PGPSecretKeyRingCollection(bytes, new BcKeyFingerprintCalculator());
            if (rings.size() == 0) {
                throw unusable(settings.privateKeyVariable(), "holds no OpenPGP private key");
            }
            for (PGPSecretKeyRing ring : rings) {
                for (Iterator<PGPSecretKey> keys = ring.getSecretKeys(); keys.hasNext(); ) {
                    PGPSecretKey key = keys.next();
                    if (!key.isPrivateKeyEmpty() && (keyId == 0 && key.getPublicKey().isEncryptionKey() || key.getKeyID() == keyId)) {
                        found.add(opened(key));
                    }
                }
            }
            return found;
        } catch (IOException | PGPException | RuntimeException e) {
            if (e instanceof Failure failure) {
                throw failure;
            }
            throw unusable(settings.privateKeyVariable(), "holds no OpenPGP private key");
        }
    }

    private PGPPrivateKey opened(PGPSecretKey key) {
        try {
            return key.extractPrivateKey(new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(passphrase()));
        } catch (PGPException e) {
            throw unusable(settings.privateKeyVariable(), "is not opened by the passphrase that the settings name");
        }
    }

    private char[] passphrase() {
        if (settings.passphraseVariable() == null) {
            return new char[0];
        }
        try {
            return Files.readString(secretFile(settings.passphraseVariable(), "passphrase"), StandardCharsets.UTF_8).stripTrailing().toCharArray();
        } catch (IOException e) {
            throw unusable(settings.passphraseVariable(), "cannot be read");
        }
    }

    boolean mustBeSigned() {
        return settings.signerKeyVariable() != null;
    }

    /** The supplier's public keys. @throws Failure if the settings name none */
    PGPPublicKeyRingCollection signers() {
        Path file = file(settings.signerKeyVariable(), "supplier's public key");
        try (InputStream bytes = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
            PGPPublicKeyRingCollection rings = new PGPPublicKeyRingCollection(bytes, new BcKeyFingerprintCalculator());
            if (rings.size() > 0) {
                return rings;
            }
        } catch (IOException | PGPException | RuntimeException e) {
            // Said below: neither is a key.
        }
        throw unusable(settings.signerKeyVariable(), "holds no OpenPGP public key");
    }

    /** As {@link #file}, of something that its owner alone may read. */
    private Path secretFile(String variable, String what) {
        Path file = file(variable, what);
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                throw unusable(variable, "is open to its group or to others; run: chmod 600");
            }
            return file;
        } catch (IOException e) {
            throw unusable(variable, "cannot be read");
        }
    }

    private Path file(String variable, String what) {
        String name = environment.apply(variable);
        if (name == null || name.isBlank()) {
            throw new Failure(ExitCode.FAILED, "The feed's deliveries are OpenPGP messages, and the " + what + " is not at hand: " + variable + " is not set.",
                    "Let it name the file that holds it, then run the command again.");
        }
        try {
            Path file = Path.of(name);
            if (Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            // Said below: a name that no file can have is a file that is not there.
        }
        throw unusable(variable, "is not there, or may not be read");
    }

    private static Failure unusable(String variable, String why) {
        return new Failure(ExitCode.FAILED, "The file that " + variable + " names " + why + ".",
                "Let it name the right file, readable by the user who runs spahc alone, then run the command again.");
    }
}
