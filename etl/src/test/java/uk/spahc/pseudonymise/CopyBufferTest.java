package uk.spahc.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the bytes that PostgreSQL 15 itself gives with COPY … TO STDOUT (FORMAT binary). */
class CopyBufferTest {
    private static final int HEAD = 19;
    private static final int TAIL = 2;

    @Test
    void fileBeginsAndEndsAsTheManualSays() {
        assertThat(HexFormat.of().formatHex(array(new CopyBuffer().end()))).isEqualTo("5047434f50590aff0d0a00" + "0000000000000000" + "ffff");
    }

    @Test
    void valuesAreWrittenAsTheirTypesReceiveThem() {
        assertThat(hex(to -> to.bigint(-2))).isEqualTo("00000008fffffffffffffffe");
        assertThat(hex(to -> to.integer(513))).isEqualTo("0000000400000201");
        assertThat(hex(to -> to.smallint(7))).isEqualTo("000000020007");
        assertThat(hex(to -> to.bool(true))).isEqualTo("0000000101");
        assertThat(hex(to -> to.uuid(new UUID(1, 2)))).isEqualTo("0000001000000000000000010000000000000002");
        assertThat(hex(to -> to.text("né\t\\.\n"))).isEqualTo("000000076ec3a9095c2e0a");
        assertThat(hex(to -> to.text(""))).isEqualTo("00000000");
        assertThat(hex(to -> to.date(LocalDate.of(1999, 12, 31)))).isEqualTo("00000004ffffffff");
        assertThat(hex(to -> to.timestamp(LocalDateTime.of(2000, 1, 1, 0, 0, 1)))).isEqualTo("0000000800000000000f4240");
        assertThat(hex(to -> to.timestamptz(Instant.parse("1999-12-31T23:59:59.5Z")))).isEqualTo("00000008fffffffffff85ee0");
        assertThat(hex(to -> to.texts(List.of("a", "bc"))))
                .isEqualTo("0000001f" + "00000001" + "00000000" + "00000019" + "00000002" + "00000001" + "0000000161" + "000000026263");
        assertThat(hex(to -> to.texts(List.of()))).isEqualTo("0000000c" + "00000000" + "00000000" + "00000019");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0000000a00010000000000000001",
        "-2.587910, 0000000e0003000040000006000216f703e8",
        "51.4545, 0000000c0002000000000004003311c1",
        "12345.6, 0000000e0003000100000001000109291770",
        "0.00012, 0000000c0002ffff00000005000107d0"})
    void numbersAreWrittenToBaseTenThousand(BigDecimal number, String wanted) {
        assertThat(hex(to -> to.numeric(number))).isEqualTo(wanted);
    }

    @Test
    void nullIsWrittenForNull() {
        assertThat(hex(to -> {
            to.text(null);
            to.uuid(null);
            to.date(null);
            to.timestamp(null);
            to.timestamptz(null);
            to.bool(null);
            to.bytes(null);
            to.texts(null);
            to.numeric(null);
        })).isEqualTo("ffffffff".repeat(9));
    }

    @Test
    void bufferGrowsWithItsRows() {
        String text = "x".repeat(100_000);
        assertThat(hex(to -> {
            to.text(text);
            to.texts(List.of(text, text));
            to.bigint(1);
        })).endsWith("78" + "00000008" + "0000000000000001").hasSize(2 * (100_004 + 24 + 200_008 + 12));
    }

    private static String hex(Consumer<CopyBuffer> write) {
        CopyBuffer buffer = new CopyBuffer();
        write.accept(buffer);
        byte[] bytes = array(buffer.end());
        return HexFormat.of().formatHex(bytes, HEAD, bytes.length - TAIL);
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
