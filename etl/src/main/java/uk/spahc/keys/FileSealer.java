package uk.spahc.keys;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Seals files for the archive, held and rejected folders while they stream by, in segments of 256 KiB of AES-256-GCM, each
 * file under a key of its own (Tink's AES-GCM-HKDF streaming). A sealed file opens only whole and only as the file whose
 * SHA-256 is given; one that may move between the three folders need not be sealed again.
 */
public final class FileSealer {
    private static final byte[] MARK = "SPAHC-SEALED-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 256 * 1024;

    private final int keyEpoch;
    private final AesGcmHkdfStreaming streaming;

    public FileSealer(MasterKey master) {
        this.keyEpoch = master.epoch();
        byte[] key = new SubKeys(master).bytes("v1|file");
        try {
            this.streaming = new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-256-GCM.", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Where to write the plain bytes. Closing ends the seal and closes {@code target}; a file whose writer died first does
     * not open.
     *
     * @param sha256 of the plain file, lower-case hexadecimal
     */
    public OutputStream seal(OutputStream target, String sha256) throws IOException {
        target.write(head());
        try {
            return streaming.newEncryptingStream(target, associatedData(sha256));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-256-GCM.", e);
        }
    }

    /**
     * The plain bytes. Each segment is checked before a byte of it is given out; one that is altered, missing or out of its
     * place ends the reading with an IOException. Only a stream read to its end was whole.
     *
     * @throws Failure WRONG_USE if the file was sealed under a key of another epoch; FAILED if it is no sealed file
     */
    public InputStream open(InputStream sealed, String sha256) throws IOException {
        byte[] head = sealed.readNBytes(MARK.length + Short.BYTES);
        if (head.length < MARK.length + Short.BYTES || !Arrays.equals(MARK, 0, MARK.length, head, 0, MARK.length)) {
            throw new Failure(ExitCode.FAILED, "The file is not one that spahc sealed, or its start is gone.",
                    "Restore the file from a backup, or ask the supplier to send it again.");
        }
        int epoch = ByteBuffer.wrap(head, MARK.length, Short.BYTES).getShort();
        if (epoch != keyEpoch) {
            throw new Failure(ExitCode.WRONG_USE, "The file was sealed under the key of epoch " + epoch + ", not of epoch " + keyEpoch + ".",
                    "Name the key of epoch " + epoch + " in SPAHC_KEY_FILE.");
        }
        try {
            return streaming.newDecryptingStream(sealed, associatedData(sha256));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES-256-GCM.", e);
        }
    }

    private byte[] head() {
        return ByteBuffer.allocate(MARK.length + Short.BYTES).put(MARK).putShort((short) keyEpoch).array();
    }

    private byte[] associatedData(String sha256) {
        return (sha256 + "|archive|" + keyEpoch).getBytes(StandardCharsets.US_ASCII);
    }
}
