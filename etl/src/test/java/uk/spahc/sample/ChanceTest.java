package uk.spahc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    /** Published first outputs of SplitMix64 from seed 0. */
    @Test
    void numbersAreThoseOfSplitMix64() {
        Chance chance = new Chance(0);
        assertThat(chance.next()).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(chance.next()).isEqualTo(0x6E789E6AA1B965F4L);
        assertThat(chance.next()).isEqualTo(0x06C45D188009454FL);
    }

    @Test
    void forkDependsOnSeedAndPurposeAlone() {
        Chance chance = new Chance(7);
        long before = chance.fork(3).next();
        chance.next();
        assertThat(chance.fork(3).next()).isEqualTo(before);
        assertThat(chance.fork(4).next()).isNotEqualTo(before);
    }

    @Test
    void numbersBelowABoundAreAllMetAndNeverReachIt() {
        Chance chance = new Chance(1);
        assertThat(IntStream.range(0, 1000).map(i -> chance.below(7)).distinct().sorted()).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }
}
