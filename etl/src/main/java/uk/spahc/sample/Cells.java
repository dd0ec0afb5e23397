package uk.spahc.sample;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Texts by cell; a cell not set is empty. Immutable. */
final class Cells {
    static final Cells NONE = new Cells(new String[Cell.values().length]);

    private static final Cell[] ALL = Cell.values();

    private final String[] texts;

    private Cells(String[] texts) {
        this.texts = texts;
    }

    Cells with(Cell cell, String text) {
        String[] copy = texts.clone();
        copy[cell.ordinal()] = text;
        return new Cells(copy);
    }

    /** Pairs of cell and text at once. */
    Cells withAll(Object... pairs) {
        String[] copy = texts.clone();
        for (int i = 0; i < pairs.length; i += 2) {
            copy[((Cell) pairs[i]).ordinal()] = (String) pairs[i + 1];
        }
        return new Cells(copy);
    }

    /** These cells, and the other's where these have none. */
    Cells and(Cells other) {
        String[] copy = texts.clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == null) {
                copy[i] = other.texts[i];
            }
        }
        return new Cells(copy);
    }

    Cells mapped(UnaryOperator<String> change) {
        String[] copy = texts.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i] == null ? null : change.apply(copy[i]);
        }
        return new Cells(copy);
    }

    String text(Cell cell) {
        return Objects.requireNonNullElse(texts[cell.ordinal()], "");
    }

    /** Whether nothing differs that the warehouse could know. */
    boolean tellTheSameAs(Cells other) {
        return Arrays.stream(ALL).filter(Cell::isKnown).allMatch(cell -> text(cell).equals(other.text(cell)));
    }
}
