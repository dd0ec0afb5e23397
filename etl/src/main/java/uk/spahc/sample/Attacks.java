package uk.spahc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.spahc.sample.Event.Occurrence;
import uk.spahc.sample.Population.Part;

/** Makes true events of a day: who attacked whom, where, when and why. */
final class Attacks {
    /** Of the force's crimes, about this share happens in the city (published: 0.37 of all crime to 0.51 of hate crime). */
    static final double SHARE_WITHIN = 0.45;

    private final Population population;
    private final Gazetteer gazetteer;
    private final Labels labels;
    private final Clock clock;
    /** Who was last accused of attacking a victim: such people come back. Looked up only, so that its order does not matter. */
    private final Map<Integer, Person> tormentors = new HashMap<>();
    private int events;

    Attacks(Population population, Gazetteer gazetteer, Labels labels, Clock clock) {
        this.population = population;
        this.gazetteer = gazetteer;
        this.labels = labels;
        this.clock = clock;
    }

    /** One of those that the police hear of. */
    Event on(LocalDate day, Chance chance) {
        return on(day, chance.yes(SHARE_WITHIN), chance);
    }

    /** @param within in the city */
    Event on(LocalDate day, boolean within, Chance chance) {
        Occurrence occurrence = clock.on(day, chance);
        List<String> strands = strands(chance);
        boolean officer = chance.yes(0.07);
        List<Person> victims = victims(strands.get(0), within, officer, chance);
        String type = officer && chance.yes(0.5) ? "CUSTODY" : labels.code("location_type", chance);
        List<Person> accused = accused(victims, within, chance);
        return new Event(++events, within, occurrence, strands, labels.code("offence_group", chance), type,
                place(type, victims, within, occurrence.reported(), chance), victims, accused,
                officer || type.equals("WORK") || chance.yes(0.05), relationship(type, officer, chance));
    }

    private List<String> strands(Chance chance) {
        String first = labels.code("strand", chance);
        String second = chance.yes(0.045) ? labels.code("strand", chance) : first;
        return first.equals(second) ? List.of(first) : List.of(first, second);
    }

    private List<Person> victims(String strand, boolean within, boolean officer, Chance chance) {
        Part part = officer ? Part.POLICING : switch (strand) {
            case "RACE", "GRT" -> Part.TARGETED_FOR_RACE;
            case "RELIGION" -> Part.TARGETED_FOR_FAITH;
            default -> Part.TARGETED_OTHERWISE;
        };
        List<Person> victims = new ArrayList<>();
        victims.add(population.draw(part, chance.yes(0.92) == within, chance));
        if (chance.yes(0.06)) {
            add(population.draw(part, within, chance), victims);
        }
        return victims;
    }

    private List<Person> accused(List<Person> victims, boolean within, Chance chance) {
        List<Person> accused = new ArrayList<>();
        Person before = tormentors.get(victims.get(0).id());
        if (before != null && chance.yes(0.45)) {
            accused.add(before);
        }
        int number = accused.isEmpty() ? chance.yes(0.52) ? chance.yes(0.16) ? 2 : 1 : 0 : 0;
        for (int i = 0; i < number; i++) {
            Person person = population.draw(Part.OFFENDING, within, chance);
            if (!victims.contains(person)) {
                add(person, accused);
            }
        }
        if (!accused.isEmpty()) {
            tormentors.put(victims.get(0).id(), accused.get(0));
        }
        return accused;
    }

    private static void add(Person person, List<Person> people) {
        if (!people.contains(person)) {
            people.add(person);
        }
    }

    private Address place(String type, List<Person> victims, boolean within, LocalDate day, Chance chance) {
        Address home = victims.get(0).homeOn(day);
        boolean homeWithin = !home.postcode().ward().isEmpty();
        return switch (type) {
            case "HOME", "ONLINE" -> homeWithin == within && victims.get(0).kind() != Person.Kind.OFFICER
                    ? home : gazetteer.dwelling(within, chance);
            case "STREET", "NEIGH" -> gazetteer.street(within, chance);
            default -> gazetteer.site(type, within, chance);
        };
    }

    private static String relationship(String type, boolean officer, Chance chance) {
        if (officer) {
            return "OFFICER";
        }
        return switch (type) {
            case "HOME", "NEIGH" -> chance.yes(0.55) ? "NEIGHBOUR" : chance.yes(0.2) ? "FAMILY" : "ACQUAINT";
            case "RETAIL", "NTE", "HEALTH", "WORK" -> chance.yes(0.6) ? "CUSTOMER" : "STRANGER";
            case "EDU" -> chance.yes(0.7) ? "COLLEAGUE" : "STRANGER";
            default -> chance.yes(0.65) ? "STRANGER" : chance.yes(0.6) ? "ACQUAINT" : "UNK";
        };
    }
}
