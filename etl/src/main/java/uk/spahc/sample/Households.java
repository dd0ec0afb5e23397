package uk.spahc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes people who live together: singles, couples, children, and those who are easily taken for each other. */
final class Households {
    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    private final Gazetteer gazetteer;
    private final LocalDate today;
    private final List<Person> lately = new ArrayList<>();
    private int people;
    private int households;

    Households(Gazetteer gazetteer, LocalDate today) {
        this.gazetteer = gazetteer;
        this.today = today;
    }

    List<Person> household(Tradition tradition, boolean within, Chance chance) {
        Address home = gazetteer.dwelling(within, chance);
        // By turns and not by chance, so that even a small sample has each kind.
        return switch (++households % 24) {
            case 5 -> twins(tradition, home, chance);
            case 11 -> fatherAndSon(tradition, home, chance);
            case 17 -> List.of(namesake(tradition, home, chance));
            default -> family(tradition, home, chance);
        };
    }

    /** Police officers, known by their station. */
    List<Person> officers(Tradition tradition, boolean within, Chance chance) {
        return List.of(make(Person.Kind.OFFICER, tradition, chance.yes(0.4), null, null,
                bornAged(chance, 22, 55), gazetteer.site("CUSTODY", within, chance), chance));
    }

    private List<Person> family(Tradition tradition, Address home, Chance chance) {
        List<Person> members = new ArrayList<>();
        LocalDate born = bornAged(chance, 18, chance.yes(0.15) ? 88 : 58);
        Person first = make(Person.Kind.ORDINARY, tradition, chance.yes(0.47), null, null, born, home, chance);
        members.add(first);
        if (chance.yes(0.2)) {
            members.add(make(Person.Kind.ORDINARY, tradition, !first.gender().equals("F"), null,
                    chance.yes(0.6) ? first.surname() : null, born.plusDays(chance.between(-2500, 2500)), home, chance));
        }
        if (chance.yes(0.14)) {
            members.add(make(Person.Kind.ORDINARY, tradition, chance.yes(0.45), null, first.surname(),
                    bornAged(chance, 8, 17), home, chance));
        }
        return members;
    }

    private List<Person> twins(Tradition tradition, Address home, Chance chance) {
        boolean women = chance.yes(0.5);
        LocalDate born = bornAged(chance, 12, 35);
        Person first = make(Person.Kind.TWIN, tradition, women, null, null, born, home, chance);
        String forename = first.forename();
        while (forename.equals(first.forename())) {
            forename = chance.pick(tradition.forenames(women));
        }
        return List.of(first, make(Person.Kind.TWIN, tradition, women, forename, first.surname(), born, home, chance));
    }

    private List<Person> fatherAndSon(Tradition tradition, Address home, Chance chance) {
        LocalDate born = bornAged(chance, 38, 62);
        Person father = make(Person.Kind.FATHER_AND_SON, tradition, false, null, null, born, home, chance);
        return List.of(father, make(Person.Kind.FATHER_AND_SON, tradition, false, father.forename(), father.surname(),
                born.plusDays(chance.between(7400, 9800)), home, chance));
    }

    /** Another person of the same name, born on the same day as someone met lately, who lives elsewhere. */
    private Person namesake(Tradition tradition, Address home, Chance chance) {
        Person other = lately.isEmpty() ? family(tradition, home, chance).get(0) : chance.pick(lately);
        return make(Person.Kind.NAMESAKE, other.tradition(), other.gender().equals("F"), other.forename(), other.surname(),
                other.born(), home, chance);
    }

    private LocalDate bornAged(Chance chance, int youngest, int oldest) {
        return today.minusYears(chance.between(youngest, oldest)).minusDays(chance.between(1, 364));
    }

    private Person make(Person.Kind kind, Tradition tradition, boolean woman, String forename, String surname, LocalDate born,
            Address home, Chance chance) {
        int id = ++people;
        String first = forename == null ? chance.pick(tradition.forenames(woman)) : forename;
        String last = surname == null ? chance.pick(tradition.surnames(woman)) : surname;
        boolean changes = kind == Person.Kind.ORDINARY && chance.yes(0.12);
        String laterSurname = changes && woman && chance.yes(0.4) ? chance.pick(tradition.surnames(true)) : last;
        Address laterHome = changes ? gazetteer.dwelling(!home.postcode().ward().isEmpty(), chance) : home;
        Person person = new Person(id, kind, tradition, chance.yes(0.008) ? "N" : woman ? "F" : "M", first, last, born, home,
                changes ? today.minusDays(chance.between(20, 380)) : NEVER, laterSurname, laterHome, nominals(id, chance),
                "07700 900" + (100 + chance.below(900)));
        remember(person, chance);
        return person;
    }

    private void remember(Person person, Chance chance) {
        if (person.kind() != Person.Kind.ORDINARY) {
            return;
        }
        if (lately.size() < 200) {
            lately.add(person);
        } else {
            lately.set(chance.below(200), person);
        }
    }

    private static List<String> nominals(int id, Chance chance) {
        String own = "N" + (1_000_000 + id * 7L);
        double share = chance.unit();
        return share < 0.08 ? List.of() : share < 0.13 ? List.of(own, "N" + (1_000_003 + id * 7L)) : List.of(own);
    }
}
