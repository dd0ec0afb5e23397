package uk.spahc.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.function.UnaryOperator;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import uk.spahc.feed.FeedDefinition.Format.Workbook;
import uk.spahc.land.HeldCode;
import uk.spahc.land.Unreadable;
import uk.spahc.outcome.Failure;

/** A workbook under a password (ECMA-376 encryption in a compound file), opened in memory. */
final class ProtectedWorkbook {
    private static final int[] COMPOUND = {0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1};
    /** Excel writes 100,000; each costs a hash before the password is known to be right. */
    private static final int MOST_SPINS = 1_000_000;

    private ProtectedWorkbook() {
    }

    static boolean isCompound(byte[] start) {
        boolean same = start.length >= COMPOUND.length;
        for (int i = 0; same && i < COMPOUND.length; i++) {
            same = (start[i] & 0xff) == COMPOUND[i];
        }
        return same;
    }

    /**
     * The package inside.
     *
     * @param most bytes that the package may have
     * @throws Unreadable where the feed declares no password, or it does not fit, or the file is an old workbook (.xls)
     */
    static byte[] open(byte[] bytes, Workbook workbook, UnaryOperator<String> environment, int most) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            if (!file.getRoot().hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY)) {
                throw new Unreadable(HeldCode.NOT_A_DELIVERY, 0, "The file is an old workbook (.xls) or another office document; the feed delivers .xlsx.");
            }
            if (workbook.passwordVariable() == null && workbook.passwordCommand() == null) {
                throw new Unreadable(HeldCode.PASSWORD, 0, "The workbook is protected by a password, and the feed declares none.");
            }
            EncryptionInfo info = new EncryptionInfo(file);
            if (info.getVerifier().getSpinCount() > MOST_SPINS) {
                throw PackageParts.damaged();
            }
            Decryptor decryptor = Decryptor.getInstance(info);
            if (!decryptor.verifyPassword(WorkbookPassword.of(workbook, environment))) {
                throw new Unreadable(HeldCode.PASSWORD, 0, "The workbook is protected by another password than the one agreed.");
            }
            return content(decryptor, file, most);
        } catch (Unreadable | Failure e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // POI meets a damaged file with exceptions of many kinds; none says more than that.
            throw PackageParts.damaged();
        }
    }

    private static byte[] content(Decryptor decryptor, POIFSFileSystem file, int most) throws IOException, GeneralSecurityException {
        try (InputStream in = decryptor.getDataStream(file)) {
            byte[] content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw WorkbookFile.tooLarge();
            }
            return content;
        }
    }
}
