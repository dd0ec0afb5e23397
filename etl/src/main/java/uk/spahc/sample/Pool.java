package uk.spahc.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * People from whom those of one kind are drawn. Most are met once; a few become regulars and are met again and again, so
 * that repeats and their concentration are there by design.
 */
final class Pool {
    private static final int WAITING = 60;
    private static final double REGULAR = 0.12;

    private final Function<Chance, List<Person>> household;
    private final double again;
    private final List<Person> waiting = new ArrayList<>();
    private final List<Person> regulars = new ArrayList<>();

    /**
     * @param household makes people who live together
     * @param again share of draws that meet a regular
     */
    Pool(Function<Chance, List<Person>> household, double again) {
        this.household = household;
        this.again = again;
    }

    Person draw(Chance chance) {
        if (regulars.size() > 3 && chance.yes(again)) {
            double skew = chance.unit();
            return regulars.get((int) (skew * skew * regulars.size()));
        }
        while (waiting.size() < WAITING) {
            waiting.addAll(household.apply(chance));
        }
        int index = chance.below(waiting.size());
        Person person = waiting.set(index, waiting.get(waiting.size() - 1));
        waiting.remove(waiting.size() - 1);
        if (person.kind() == Person.Kind.OFFICER || chance.yes(REGULAR)) {
            regulars.add(person);
        }
        return person;
    }

    /** Whoever was met so far is met no more. */
    void forget() {
        regulars.clear();
    }
}
