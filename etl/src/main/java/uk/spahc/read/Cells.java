package uk.spahc.read;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The cells of one row by column name, in the order of the feed's definition. All rows of a delivery share one index, so
 * that a row costs one array.
 */
final class Cells extends AbstractMap<String, String> {
    private final Index index;
    private final String[] values;

    /** @param values one for each column of the index */
    Cells(Index index, String[] values) {
        this.index = index;
        this.values = values;
    }

    /** Column names and where they stand. */
    record Index(List<String> columns, Map<String, Integer> places) {
        static Index of(List<String> columns) {
            Map<String, Integer> places = new HashMap<>();
            columns.forEach(column -> places.put(column, places.size()));
            return new Index(List.copyOf(columns), places);
        }
    }

    @Override
    public String get(Object column) {
        Integer place = index.places.get(column);
        return place == null ? null : values[place];
    }

    @Override
    public boolean containsKey(Object column) {
        return index.places.containsKey(column);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public Iterator<Entry<String, String>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < values.length;
                    }

                    @Override
                    public Entry<String, String> next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        return Map.entry(index.columns.get(next), values[next++]);
                    }
                };
            }
        };
    }
}
