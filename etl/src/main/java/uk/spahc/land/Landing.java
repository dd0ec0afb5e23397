package uk.spahc.land;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import uk.spahc.audit.Cause;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.DeliveryRegister;
import uk.spahc.audit.Load;
import uk.spahc.audit.Progress;
import uk.spahc.audit.Stage;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.governance.Agreements;
import uk.spahc.governance.Standing;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Makes a claimed file a delivery, and a delivery one that can go through the stages. */
public class Landing {
    private final DeliveryStore store;
    private final DeliveryRegister deliveries;
    private final Agreements agreements;
    private final Clock clock;

    public Landing(DeliveryStore store, DeliveryRegister deliveries, Agreements agreements, Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * SHA-256 of the file's content, lower-case hexadecimal: of what a zip or an encrypted message holds, so that
     * zipping or encrypting again changes nothing. A workbook, which is a zip too, is its bytes as they are.
     */
    String sha256(ClaimedFile file) {
        try {
            try (InputStream content = content(file)) {
                return sha256(content);
            } catch (Unreadable | Failure unopened) {
                // The read stage will say why; until then it is known by its bytes as they are.
                try (InputStream bytes = Files.newInputStream(file.path())) {
                    return sha256(bytes);
                }
            }
        } catch (IOException e) {
            throw LandingFolder.unusable(file.path(), e);
        }
    }

    private static InputStream content(ClaimedFile file) throws IOException {
        DeliveryContent content = OpenPgpMessage.within(DeliveryContent.of(file.path()), file.feed(), ReadLimits.STANDARD);
        return file.feed().format().of(FeedDefinition.Format.Type.CSV).isEmpty() ? content.open() : OpenedContent.of(content, ReadLimits.STANDARD);
    }

    /**
     * By what the delivery is known. A snapshot of a later date with the bytes of an earlier one says something new, for others
     * may have come in between: it is known by bytes and date together.
     *
     * @param businessDate overrides what the file's name says; null to go by the name
     */
    public String identity(ClaimedFile file, LocalDate businessDate) {
        String sha256 = sha256(file);
        FeedDefinition feed = file.feed();
        if (feed.recordKind() != FeedDefinition.RecordKind.INCIDENT || feed.arrival().kind() != FeedDefinition.Arrival.Kind.SNAPSHOT) {
            return sha256;
        }
        Optional<DeliveryName> name = DeliveryName.of(feed, file.fileName());
        LocalDate date = businessDate != null ? businessDate : name.map(DeliveryName::businessDate).orElse(null);
        int revision = name.map(DeliveryName::revision).orElse(0);
        boolean isLater = date != null && deliveries.find(feed.feed(), sha256).filter(known -> known.businessDate().isBefore(date)
                || known.businessDate().equals(date) && known.revision() < revision).isPresent();
        return isLater ? sha256(sha256 + " " + date + " " + revision) : sha256;
    }

    private static String sha256(String text) {
        try {
            return sha256(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(InputStream stream) throws IOException {
        try (DigestInputStream digesting = new DigestInputStream(stream, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Enters a file whose bytes have not come before.
     *
     * @param businessDate overrides what the name says; null to go by the name
     * @throws Failure WRONG_USE when neither tells the business date; the file is then left for the caller
     */
    public Delivery enter(ClaimedFile file, String sha256, LocalDate businessDate, Progress progress) {
        FeedDefinition feed = file.feed();
        Optional<DeliveryName> name = DeliveryName.of(feed, file.fileName());
        if (businessDate == null && name.isEmpty()) {
            throw new Failure(ExitCode.WRONG_USE, "The name " + file.fileName() + " does not say of which date the delivery is; names of "
                    + feed.feed() + " are like " + feed.arrival().exampleName() + ".",
                    "Give the date with --business-date YYYY-MM-DD, or name the file so.");
        }
        LocalDate date = businessDate != null ? businessDate : name.orElseThrow().businessDate();
        Delivery delivery = deliveries.enter(feed.feed(), feed.source().code(), date, name.map(DeliveryName::revision).orElse(0),
                file.fileName(), sha256, size(file));
        progress.reached(Stage.LAND, "entered");
        store.take(file, feed.feed(), sha256);
        return delivery;
    }

    /**
     * A delivery with its content and its agreement.
     *
     * @throws DeliveryHeld FORBIDDEN when no agreement is in force on its business date and today; nothing of it is read then
     */
    public Landed landed(FeedDefinition feed, Delivery delivery, long loadKey, int rerunNumber, boolean accepted, Progress progress) {
        Standing standing = agreements.inForce(feed.agreement(), delivery.businessDate(), LocalDate.now(clock));
        if (standing instanceof Standing.NotInForce forbidden) {
            throw new DeliveryHeld(Load.State.FORBIDDEN, new Cause("NO_AGREEMENT", forbidden.sentence(), forbidden.nextStep()));
        }
        return new Landed(feed, delivery, loadKey, rerunNumber, accepted,
                OpenPgpMessage.within(store.content(delivery), feed, ReadLimits.STANDARD), standing.orRefuse(), progress);
    }

    private static long size(ClaimedFile file) {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            throw LandingFolder.unusable(file.path(), e);
        }
    }
}
