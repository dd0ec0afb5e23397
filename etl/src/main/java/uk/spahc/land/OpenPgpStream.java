package uk.spahc.land;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPMarker;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPOnePassSignature;
import org.bouncycastle.openpgp.PGPOnePassSignatureList;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import uk.spahc.outcome.Failure;

/**
 * The one file within an OpenPGP message. Where it ends, the message's integrity and, if the feed names a signer, its
 * signature have been checked, or the last read ended with {@link Unreadable}.
 */
final class OpenPgpStream extends InputStream {
    private static final long RATIO_JUDGED_FROM = 1 << 20;

    private final Source source;
    private final OpenPgpKeys keys;
    private final ReadLimits limits;
    private final PGPPublicKeyEncryptedData encrypted;
    private PGPObjectFactory packets;
    private PGPOnePassSignature signature;
    private final InputStream content;
    private long given;
    private boolean ended;

    /** @throws Unreadable where the message cannot be opened, or not with our key */
    OpenPgpStream(InputStream message, OpenPgpKeys keys, ReadLimits limits) throws IOException {
        this.source = new Source(message);
        this.keys = keys;
        this.limits = limits;
        try {
            encrypted = encrypted();
            packets = new BcPGPObjectFactory(decrypted());
            content = literal();
        } catch (IOException | PGPException | RuntimeException e) {
            message.close();
            throw why(e);
        }
    }

    private PGPPublicKeyEncryptedData encrypted() throws IOException {
        PGPObjectFactory outer = new BcPGPObjectFactory(PGPUtil.getDecoderStream(new BufferedInputStream(source)));
        Object first = outer.nextObject();
        while (first instanceof PGPMarker) {
            first = outer.nextObject();
        }
        if (!(first instanceof PGPEncryptedDataList list)) {
            throw new Unreadable(HeldCode.NOT_ENCRYPTED, 0, "The file is an OpenPGP message that is not encrypted.");
        }
        for (Iterator<PGPEncryptedData> recipients = list.iterator(); recipients.hasNext(); ) {
            if (recipients.next() instanceof PGPPublicKeyEncryptedData ours && !keys.privateKeys(ours.getKeyID()).isEmpty()) {
                if (!ours.isIntegrityProtected() && !ours.isAEAD()) {
                    throw new Unreadable(HeldCode.ALTERED, 0, "The message has no integrity protection, so that nobody could see whether it was altered.");
                }
                return ours;
            }
        }
        throw new Unreadable(HeldCode.OTHER_KEY, 0, HeldCode.OTHER_KEY.meaning());
    }

    private InputStream decrypted() throws IOException {
        for (PGPPrivateKey key : keys.privateKeys(encrypted.getKeyID())) {
            try {
                return encrypted.getDataStream(new BcPublicKeyDataDecryptorFactory(key));
            } catch (PGPException | RuntimeException e) {
                // The next may be the one: a sender may hide for whom a message is.
                source.rethrow();
            }
        }
        throw new Unreadable(HeldCode.OTHER_KEY, 0, "The message says that it is encrypted for our key, and is not, or was altered.");
    }

    private InputStream literal() throws IOException, PGPException {
        Object packet = next();
        if (packet instanceof PGPCompressedData compressed) {
            packets = new BcPGPObjectFactory(compressed.getDataStream());
            packet = next();
        }
        if (packet instanceof PGPOnePassSignatureList signatures) {
            signature = ofSigner(signatures);
            packet = next();
        }
        if (keys.mustBeSigned() && signature == null) {
            throw new Unreadable(HeldCode.SIGNATURE, 0, HeldCode.SIGNATURE.meaning());
        }
        if (packet instanceof PGPLiteralData literal) {
            return literal.getInputStream();
        }
        throw new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The OpenPGP message holds no file.");
    }

    private Object next() throws IOException {
        Object packet = packets.nextObject();
        return packet instanceof PGPMarker ? packets.nextObject() : packet;
    }

    /** Null where the feed names no signer, or none of them is the supplier's. */
    private PGPOnePassSignature ofSigner(PGPOnePassSignatureList signatures) throws PGPException {
        if (!keys.mustBeSigned()) {
            return null;
        }
        PGPPublicKeyRingCollection signers = keys.signers();
        for (PGPOnePassSignature one : signatures) {
            PGPPublicKey key = signers.getPublicKey(one.getKeyID());
            if (key != null && !key.hasRevocation()) {
                one.init(new BcPGPContentVerifierBuilderProvider(), key);
                return one;
            }
        }
        return null;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            int read = content.read(bytes, offset, length);
            if (read < 0) {
                ended = true;
                requireWhole();
            } else {
                given += read;
                withinLimits();
                if (signature != null) {
                    signature.update(bytes, offset, read);
                }
            }
            return read;
        } catch (IOException | PGPException | RuntimeException e) {
            throw why(e);
        }
    }

    private void withinLimits() throws Unreadable {
        if (given > limits.bytes()) {
            throw new Unreadable(HeldCode.TOO_LARGE, 0, "The content is larger than " + (limits.bytes() >> 20) + " MiB.");
        }
        if (given > RATIO_JUDGED_FROM && given / limits.ratio() > source.count()) {
            throw new Unreadable(HeldCode.TOO_LARGE, 0, "The message expands to more than " + limits.ratio() + " times its size.");
        }
    }

    private void requireWhole() throws IOException, PGPException {
        boolean signed = signature == null;
        Object packet = packets.nextObject();
        if (packet instanceof PGPSignatureList signatures) {
            for (PGPSignature each : signatures) {
                signed |= signature != null && each.getKeyID() == signature.getKeyID() && signature.verify(each);
            }
            packet = packets.nextObject();
        }
        if (packet != null) {
            throw new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The OpenPGP message holds more than one file.");
        }
        if (!encrypted.isAEAD() && !encrypted.verify()) {
            throw altered();
        }
        if (!signed) {
            throw new Unreadable(HeldCode.SIGNATURE, 0, "The supplier's signature does not fit what the message holds.");
        }
    }

    /** Nothing that the library says of a damaged message says more than that it is damaged. */
    private IOException why(Exception e) throws IOException {
        source.rethrow();
        if (e instanceof Failure failure) {
            throw failure;
        }
        return e instanceof Unreadable known ? known : altered();
    }

    private static Unreadable altered() {
        return new Unreadable(HeldCode.ALTERED, 0, "The encrypted message was cut or altered.");
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** The message's bytes, which remembers whether it was the disk that failed and not the message. */
    private static final class Source extends CountedStream {
        private IOException failed;

        Source(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                failed = e;
                throw e;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                failed = e;
                throw e;
            }
        }

        void rethrow() throws IOException {
            if (failed != null) {
                throw failed;
            }
        }
    }
}
