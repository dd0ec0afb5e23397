package uk.spahc.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Someone with an OpenPGP key of their own, made for the test, who encrypts and signs. */
public final class OpenPgp {
    private static final int BITS = 2048;

    private final PGPKeyPair pair;
    private final PGPSecretKeyRing secret;
    private final PGPPublicKeyRing open;

    private OpenPgp(PGPKeyPair pair, String passphrase) throws PGPException {
        this.pair = pair;
        PGPKeyRingGenerator ring = new PGPKeyRingGenerator(PGPSignature.POSITIVE_CERTIFICATION, pair, "A test <test@example.org>",
                new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1), null, null,
                new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256).build(passphrase.toCharArray()));
        this.secret = ring.generateSecretKeyRing();
        this.open = ring.generatePublicKeyRing();
    }

    public static OpenPgp withPassphrase(String passphrase) {
        try {
            RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
            generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65_537), new SecureRandom(), BITS, 80));
            return new OpenPgp(new BcPGPKeyPair(PublicKeyPacket.VERSION_4, PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair(), new Date()), passphrase);
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The private key, in a file for its owner alone. */
    public Path privateKeyIn(Path folder) throws IOException {
        return file(folder.resolve(Long.toHexString(pair.getKeyID()) + ".private.asc"), secret.getEncoded());
    }

    public Path publicKeyIn(Path folder) throws IOException {
        return file(folder.resolve(Long.toHexString(pair.getKeyID()) + ".public.asc"), open.getEncoded());
    }

    /** A secret in a file for its owner alone. */
    public static Path secretIn(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Path file(Path file, byte[] key) throws IOException {
        try (OutputStream out = new ArmoredOutputStream(Files.newOutputStream(file))) {
            out.write(key);
        }
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** How a message is made. */
    public record Message(byte[] content, boolean armoured, boolean compressed, boolean protectedAgainstChange, OpenPgp signer, byte[] signed) {
        public static Message of(byte[] content) {
            return new Message(content, false, true, true, null, content);
        }

        public Message signedBy(OpenPgp other) {
            return new Message(content, armoured, compressed, protectedAgainstChange, other, signed);
        }

        public Message inArmour() {
            return new Message(content, true, compressed, protectedAgainstChange, signer, signed);
        }

        public Message signedForOtherContent() {
            return new Message(content, armoured, compressed, protectedAgainstChange, signer, new byte[] {1});
        }

        public Message withoutProtection() {
            return new Message(content, armoured, compressed, false, signer, signed);
        }
    }

    /** The message as it is encrypted for this key. */
    public byte[] encrypted(Message message) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PGPEncryptedDataGenerator generator = new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                    .setWithIntegrityPacket(message.protectedAgainstChange()).setSecureRandom(new SecureRandom()));
            generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(pair.getPublicKey()));
            try (OutputStream outer = message.armoured() ? new ArmoredOutputStream(bytes) : bytes; OutputStream clear = generator.open(outer, new byte[1 << 16])) {
                int how = message.compressed() ? CompressionAlgorithmTags.ZIP : CompressionAlgorithmTags.UNCOMPRESSED;
                try (OutputStream packed = new PGPCompressedDataGenerator(how).open(clear)) {
                    write(message, packed);
                }
            }
            return bytes.toByteArray();
        } catch (IOException | PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Message message, OutputStream out) throws IOException, PGPException {
        PGPSignatureGenerator signature = null;
        if (message.signer() != null) {
            signature = new PGPSignatureGenerator(new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA256),
                    message.signer().pair.getPublicKey());
            signature.init(PGPSignature.BINARY_DOCUMENT, message.signer().pair.getPrivateKey());
            signature.generateOnePassVersion(false).encode(out);
            signature.update(message.signed());
        }
        try (OutputStream literal = new PGPLiteralDataGenerator().open(out, PGPLiteralData.BINARY, "delivery", new Date(), new byte[1 << 16])) {
            literal.write(message.content());
        }
        if (signature != null) {
            signature.generate().encode(out);
        }
    }
}
