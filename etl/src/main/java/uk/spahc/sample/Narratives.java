package uk.spahc.sample;

import java.util.List;

/** Free text of an officer about an event: full of names, commas, quotation marks and sometimes line breaks. */
final class Narratives {
    private final List<String> texts = Table.own("summary.csv").stream().map(row -> row.get("text")).toList();

    String of(Event event, Person victim, Chance chance) {
        String accused = event.accused().isEmpty() ? "an unknown person" : name(event.accused().get(0));
        String text = chance.pick(texts).replace("{victim}", name(victim)).replace("{suspect}", accused)
                .replace("{place}", event.place().line());
        return chance.yes(0.03) ? text + "\nUpdate: " + name(victim) + " called back, no further lines of enquiry." : text;
    }

    private static String name(Person person) {
        return person.forename() + " " + person.surname();
    }
}
