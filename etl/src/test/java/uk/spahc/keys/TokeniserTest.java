package uk.spahc.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokeniserTest {
    private final Tokeniser tokeniser = new Tokeniser(TestKeys.first());

    @Test
    void sameValuesGiveTheSameTokenWhateverTheInstance() {
        assertThat(tokeniser.token("v1|forename|exact", "ada"))
                .isEqualTo(new Tokeniser(TestKeys.first()).token("v1|forename|exact", "ada"));
    }

    @Test
    void purposesAndKeysGiveDifferentTokens() {
        assertThat(tokeniser.token("v1|forename|exact", "ada"))
                .isNotEqualTo(tokeniser.token("v1|surname|exact", "ada"))
                .isNotEqualTo(new Tokeniser(TestKeys.other()).token("v1|forename|exact", "ada"));
    }

    @Test
    void valuesDoNotRunTogether() {
        assertThat(tokeniser.token("p", "ab", "c")).isNotEqualTo(tokeniser.token("p", "a", "bc"))
                .isNotEqualTo(tokeniser.token("p", "abc"));
        assertThat(tokeniser.token("p", "a", null)).isNotEqualTo(tokeniser.token("p", "a", ""))
                .isNotEqualTo(tokeniser.token("p", "a"));
    }

    @Test
    void manyThreadsGiveTheTokensOfOne() {
        UUID[] alone = IntStream.range(0, 2_000).mapToObj(i -> tokeniser.token("p", "value" + i)).toArray(UUID[]::new);
        UUID[] together = IntStream.range(0, 2_000).parallel().mapToObj(i -> tokeniser.token("p", "value" + i)).toArray(UUID[]::new);
        assertThat(together).isEqualTo(alone);
    }

    /** A token must never change from one version of the program to the next: recomputed here with Python's hmac. */
    @Test
    void tokenIsWhatItEverWas() {
        MasterKey key = new MasterKey(1, HexFormat.of().parseHex("c0ffee".repeat(10) + "c0ff"));
        assertThat(new Tokeniser(key).token("v1|forename|exact", "ada", null, ""))
                .isEqualTo(UUID.fromString("be0dc968-7434-e8c8-afb8-157b77e96d97"));
    }
}
