package uk.spahc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedFormatTest {
    @Test
    void agreesWithTheStrictFormatter() {
        FixedFormat fixed = FixedFormat.of("dd/MM/yyyy HH:mm").orElseThrow();
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm").withResolverStyle(ResolverStyle.STRICT);
        Random random = new Random(3);
        int fitting = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(String.format("%02d/%02d/%04d %02d:%02d", random.nextInt(33), random.nextInt(14),
                    1890 + random.nextInt(320), random.nextInt(26), random.nextInt(62)));
            if (random.nextInt(10) == 0) {
                text.setCharAt(random.nextInt(text.length()), " /:x0129".charAt(random.nextInt(8)));
            }
            LocalDateTime expected = strictly(text.toString(), formatter);
            assertThat(fixed.parse(text.toString())).as(text.toString()).isEqualTo(expected);
            fitting += expected == null ? 0 : 1;
        }
        assertThat(fitting).isBetween(20_000, 48_000);
    }

    @Test
    void monthsBeginOnTheirFirstDay() {
        assertThat(FixedFormat.of("yyyy-MM").orElseThrow().parse("2024-02")).isEqualTo(LocalDateTime.of(2024, 2, 1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d/M/yyyy", "dd MMM yyyy", "dd/MM/yy", "yyyy-DDD", "dd/MM/yyyy hh:mm a", "dd/MM/yyyy'T'HH", "dd/MM/yyyy[ HH:mm]"})
    void whatHasNoFixedWidthIsLeftToTheFormatter(String format) {
        assertThat(FixedFormat.of(format)).isEmpty();
    }

    private static LocalDateTime strictly(String text, DateTimeFormatter formatter) {
        try {
            return LocalDateTime.parse(text, formatter);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
