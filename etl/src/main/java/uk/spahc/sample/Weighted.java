package uk.spahc.sample;

import java.util.ArrayList;
import java.util.List;

/** Things to choose among, some more often than others. */
final class Weighted<T> {
    private final List<T> things = new ArrayList<>();
    private final List<Double> upTo = new ArrayList<>();
    private double total;

    Weighted<T> add(T thing, double weight) {
        if (weight > 0) {
            total += weight;
            things.add(thing);
            upTo.add(total);
        }
        return this;
    }

    T pick(Chance chance) {
        double at = chance.unit() * total;
        int index = 0;
        while (upTo.get(index) <= at) {
            index++;
        }
        return things.get(index);
    }
}
