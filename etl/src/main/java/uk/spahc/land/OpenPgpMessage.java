package uk.spahc.land;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.FeedDefinition.Arrival.OpenPgp;

/**
 * The content of a delivery that came as an OpenPGP message, decrypted as it streams and never on disk. Nothing of it is
 * given before all of it has gone through once: what was cut, altered or signed by somebody else is no content.
 */
public final class OpenPgpMessage implements DeliveryContent {
    private static final int START = 64;
    private static final String ARMOUR = "-----BEGIN PGP ";

    private final DeliveryContent message;
    private final OpenPgpKeys keys;
    private final ReadLimits limits;
    private boolean whole;

    private OpenPgpMessage(DeliveryContent message, OpenPgpKeys keys, ReadLimits limits) {
        this.message = message;
        this.keys = keys;
        this.limits = limits;
    }

    /** What the feed's deliveries hold: the bytes as they come, or what is in the message if it declares OpenPGP. */
    public static DeliveryContent within(DeliveryContent delivered, FeedDefinition feed, ReadLimits limits) {
        return within(delivered, feed.arrival().openpgp(), limits, System::getenv);
    }

    /** @param environment the value of a setting by its name, or null */
    static DeliveryContent within(DeliveryContent delivered, OpenPgp openpgp, ReadLimits limits, UnaryOperator<String> environment) {
        if (openpgp == null) {
            return delivered;
        }
        OpenPgpMessage message = new OpenPgpMessage(delivered, new OpenPgpKeys(openpgp, environment), limits);
        return () -> {
            Start start = start(delivered);
            if (start == Start.OTHER && openpgp.required()) {
                throw new Unreadable(HeldCode.NOT_ENCRYPTED, 0, HeldCode.NOT_ENCRYPTED.meaning());
            }
            return start == Start.MESSAGE ? message.open() : delivered.open();
        };
    }

    private enum Start { NOTHING, MESSAGE, OTHER }

    private static Start start(DeliveryContent delivered) throws IOException {
        try (InputStream bytes = delivered.open()) {
            byte[] start = bytes.readNBytes(START);
            return start.length == 0 ? Start.NOTHING : isMessage(start) ? Start.MESSAGE : Start.OTHER;
        }
    }

    /**
     * Whether a file may be an OpenPGP message: in ASCII armour, or beginning with a packet of a session key (RFC 9580,
     * sections 4.2 and 5.1: packet types 1 and 3, in either header format).
     */
    public static boolean isMessage(byte[] start) {
        if (start.length < 2) {
            return false;
        }
        int first = start[0] & 0xff;
        boolean oldHeader = first >= 0x84 && first <= 0x86 || first >= 0x8c && first <= 0x8e;
        boolean newHeader = first == 0xc1 || first == 0xc3;
        int lengthOctets = oldHeader ? 1 << (first & 3) : (start[1] & 0xff) < 192 ? 1 : 2;
        int version = start.length > 1 + lengthOctets ? start[1 + lengthOctets] : -1;
        return new String(start, StandardCharsets.ISO_8859_1).strip().startsWith(ARMOUR)
                || (oldHeader || newHeader) && (version >= 3 && version <= 6);
    }

    @Override
    public InputStream open() throws IOException {
        if (!whole) {
            try (InputStream once = new OpenPgpStream(message.open(), keys, limits)) {
                once.transferTo(OutputStream.nullOutputStream());
            }
            whole = true;
        }
        return new OpenPgpStream(message.open(), keys, limits);
    }
}
