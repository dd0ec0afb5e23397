package uk.spahc.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where a sealed value belongs. It is bound into the ciphertext: moved to another place, the value no longer opens.
 *
 * @param table schema and name
 * @param line 1-based line of the delivery
 * @param part what tells several values of one line and table apart: the part of the line, or a rerun's number
 * @param kind what the value is, where a table keeps several kinds; otherwise empty
 */
public record SealedPlace(String table, long deliveryKey, long line, int part, String kind) {

    byte[] bytes(int keyEpoch) {
        byte[] name = table.getBytes(StandardCharsets.UTF_8);
        byte[] what = kind.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 * Integer.BYTES + 2 * Long.BYTES + name.length + what.length)
                .putInt(1)      // version of this very layout
                .putInt(keyEpoch).putLong(deliveryKey).putLong(line).putInt(part)
                .putInt(name.length).put(name).putInt(what.length).put(what).array();
    }
}
