package uk.spahc;

/** Entry point of the {@code spahc} command line. */
public final class Spahc {
    private Spahc() {
    }

    public static void main(String[] args) {
        System.out.println("spahc");
    }
}
