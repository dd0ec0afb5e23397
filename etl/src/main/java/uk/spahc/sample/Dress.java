package uk.spahc.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a delivery's bytes are written: suppliers' systems differ from night to night. */
enum Dress {
    PLAIN(StandardCharsets.UTF_8, "", "\n"),
    WITH_MARK(StandardCharsets.UTF_8, "\uFEFF", "\r\n"),
    WESTERN(Charset.forName("windows-1252"), "", "\r\n");

    private final Charset charset;
    private final String opening;
    private final String lineEnd;

    Dress(Charset charset, String opening, String lineEnd) {
        this.charset = charset;
        this.opening = opening;
        this.lineEnd = lineEnd;
    }

    /** Of the n-th delivery; the back-load is 0. */
    static Dress of(int delivery) {
        return delivery % 7 == 3 ? WESTERN : delivery % 7 == 2 ? WITH_MARK : PLAIN;
    }

    /** Of a file that a spreadsheet program saved as text: with the mark, or without. */
    static Dress ofTextBy(int delivery) {
        return delivery % 2 == 0 ? WITH_MARK : PLAIN;
    }

    boolean isWestern() {
        return this == WESTERN;
    }

    Charset charset() {
        return charset;
    }

    String opening() {
        return opening;
    }

    String lineEnd() {
        return lineEnd;
    }
}
