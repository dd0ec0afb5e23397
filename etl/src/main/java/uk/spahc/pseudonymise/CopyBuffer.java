package uk.spahc.pseudonymise;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Rows in PostgreSQL's binary COPY format (PostgreSQL manual, COPY, "Binary Format"; values as by each type's receive
 * function). Nothing needs escaping in it, so no value can be taken for the end of a field. Null is written for null.
 */
final class CopyBuffer {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int TEXT_OID = 25;
    private static final int NULL = -1;
    /** PostgreSQL counts from 1 January 2000. */
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long EPOCH_SECOND = EPOCH_DAY * 86_400;
    private static final int NUMERIC_DIGITS = 4;
    private static final BigInteger NUMERIC_BASE = BigInteger.valueOf(10_000);

    private ByteBuffer bytes = ByteBuffer.allocate(16 * 1024);

    CopyBuffer() {
        bytes.put(SIGNATURE).putInt(0).putInt(0);
    }

    void beginRow(int fields) {
        room(Short.BYTES).putShort((short) fields);
    }

    /** All rows and the end mark; nothing can be added afterwards. */
    ByteBuffer end() {
        room(Short.BYTES).putShort((short) -1);
        return bytes.flip();
    }

    void bigint(long value) {
        room(12).putInt(Long.BYTES).putLong(value);
    }

    void integer(int value) {
        room(8).putInt(Integer.BYTES).putInt(value);
    }

    void smallint(int value) {
        room(6).putInt(Short.BYTES).putShort((short) value);
    }

    void bool(Boolean value) {
        if (!isNull(value)) {
            room(5).putInt(1).put((byte) (value ? 1 : 0));
        }
    }

    void uuid(UUID value) {
        if (!isNull(value)) {
            room(20).putInt(2 * Long.BYTES).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        }
    }

    void text(String value) {
        if (!isNull(value)) {
            bytes(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    void bytes(byte[] value) {
        if (!isNull(value)) {
            room(Integer.BYTES + value.length).putInt(value.length).put(value);
        }
    }

    void date(LocalDate value) {
        if (!isNull(value)) {
            integer((int) (value.toEpochDay() - EPOCH_DAY));
        }
    }

    void timestamp(LocalDateTime value) {
        if (!isNull(value)) {
            bigint(micros(value.toEpochSecond(ZoneOffset.UTC), value.getNano()));
        }
    }

    void timestamptz(Instant value) {
        if (!isNull(value)) {
            bigint(micros(value.getEpochSecond(), value.getNano()));
        }
    }

    /** One dimension, from 1, no nulls. */
    void texts(List<String> values) {
        if (isNull(values)) {
            return;
        }
        int start = room(Integer.BYTES).position();
        bytes.putInt(0);
        room(20).putInt(values.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT_OID);
        if (!values.isEmpty()) {
            bytes.putInt(values.size()).putInt(1);
        }
        values.forEach(this::text);
        bytes.putInt(start, bytes.position() - start - Integer.BYTES);
    }

    /** Digits to base 10,000, first digit's weight, sign, decimal places. */
    void numeric(BigDecimal value) {
        if (isNull(value)) {
            return;
        }
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        int groups = (plain.scale() + NUMERIC_DIGITS - 1) / NUMERIC_DIGITS;
        BigInteger rest = plain.abs().setScale(groups * NUMERIC_DIGITS).unscaledValue();
        short[] digits = new short[rest.bitLength() / 13 + 1];
        int count = 0;
        for (; rest.signum() != 0; rest = rest.divide(NUMERIC_BASE)) {
            digits[count++] = rest.mod(NUMERIC_BASE).shortValue();
        }
        room(12 + Short.BYTES * count).putInt(8 + Short.BYTES * count).putShort((short) count).putShort((short) (count - groups - 1))
                .putShort((short) (value.signum() < 0 ? 0x4000 : 0)).putShort((short) plain.scale());
        while (count > 0) {
            bytes.putShort(digits[--count]);
        }
    }

    private static long micros(long second, int nano) {
        return (second - EPOCH_SECOND) * 1_000_000 + nano / 1_000;
    }

    private boolean isNull(Object value) {
        if (value == null) {
            room(Integer.BYTES).putInt(NULL);
        }
        return value == null;
    }

    private ByteBuffer room(int wanted) {
        if (bytes.remaining() < wanted) {
            int position = bytes.position();
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(2 * bytes.capacity(), position + wanted))).position(position);
        }
        return bytes;
    }
}
