package uk.spahc.keys;

import java.util.Random;

/** Master keys for tests: from a seed, so that a failure can be repeated. */
public final class TestKeys {
    private TestKeys() {
    }

    public static MasterKey first() {
        return seeded(1, 1);
    }

    public static MasterKey other() {
        return seeded(1, 2);
    }

    public static MasterKey ofEpoch(int epoch) {
        return seeded(epoch, 1000 + epoch);
    }

    private static MasterKey seeded(int epoch, long seed) {
        byte[] secret = new byte[32];
        new Random(seed).nextBytes(secret);
        return new MasterKey(epoch, secret);
    }
}
