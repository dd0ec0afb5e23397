package uk.spahc;

import uk.spahc.operate.SpahcCommand;

/** Entry point of the {@code spahc} command line. */
public final class Spahc {
    private Spahc() {
    }

    public static void main(String[] args) {
        System.exit(SpahcCommand.run(System.getenv(), args));
    }
}
