package uk.spahc.sample;

import java.util.List;

/** Seeded random numbers (SplitMix64), the same on every machine and Java version. */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private long state;

    Chance(long seed) {
        this.seed = seed;
        this.state = seed;
    }

    /** A stream of its own for that purpose, whatever was drawn from this one before. */
    Chance fork(long purpose) {
        return new Chance(mix(seed ^ mix(purpose + GOLDEN)));
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 up to 1, exclusive. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean yes(double probability) {
        return unit() < probability;
    }

    /** From 0 up to that number, exclusive. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    <T> T pick(List<T> of) {
        return of.get(below(of.size()));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
