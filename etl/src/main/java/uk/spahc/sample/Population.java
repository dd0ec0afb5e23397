package uk.spahc.sample;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/** Everyone who may be met: who is targeted, who offends, who is at work as an officer, in the city and outside it. */
final class Population {
    enum Part { TARGETED_FOR_RACE, TARGETED_FOR_FAITH, TARGETED_OTHERWISE, OFFENDING, POLICING }

    private final Map<Part, Pool> inside = new EnumMap<>(Part.class);
    private final Map<Part, Pool> outside = new EnumMap<>(Part.class);

    Population(Gazetteer gazetteer, LocalDate today) {
        Households households = new Households(gazetteer, today);
        Weighted<Tradition> race = Tradition.weightedBy("race_weight");
        Weighted<Tradition> faith = Tradition.weightedBy("faith_weight");
        Weighted<Tradition> anyone = Tradition.weightedBy("other_weight");
        for (boolean within : new boolean[] {true, false}) {
            Map<Part, Pool> pools = within ? inside : outside;
            pools.put(Part.TARGETED_FOR_RACE, new Pool(c -> households.household(race.pick(c), within, c), 0.28));
            pools.put(Part.TARGETED_FOR_FAITH, new Pool(c -> households.household(faith.pick(c), within, c), 0.28));
            pools.put(Part.TARGETED_OTHERWISE, new Pool(c -> households.household(anyone.pick(c), within, c), 0.32));
            pools.put(Part.OFFENDING, new Pool(c -> households.household(anyone.pick(c), within, c), 0.36));
            pools.put(Part.POLICING, new Pool(c -> households.officers(anyone.pick(c), within, c), 0.65));
        }
    }

    Person draw(Part part, boolean within, Chance chance) {
        return (within ? inside : outside).get(part).draw(chance);
    }

    /** Others from now on: those met so far are met no more. */
    void moveOn() {
        inside.values().forEach(Pool::forget);
        outside.values().forEach(Pool::forget);
    }
}
