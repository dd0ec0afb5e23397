package uk.spahc.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What is true over all sources: events known to one and to both, and people met again. */
final class Together {
    private final Set<Integer> police;
    private final Repeats ever;
    private final Repeats twelveMonths;
    private final Set<Integer> told = new HashSet<>();
    private final Set<Integer> toldLinkably = new HashSet<>();
    private long notLinkable;

    Together(Figures police) {
        this.police = police.events();
        this.ever = new Repeats(police.ever());
        this.twelveMonths = new Repeats(police.twelveMonths());
    }

    void add(Collection<Report> reports) {
        for (Report report : reports) {
            told.add(report.event().number());
            if (report.agreement().allowsLinking() && report.client() != null) {
                toldLinkably.add(report.event().number());
                ever.count(report);
                twelveMonths.count(report);
            } else {
                notLinkable++;
            }
        }
    }

    void write(Path file) throws IOException {
        Tally tally = new Tally();
        events(tally, "events", told, 0);
        events(tally, "events_as_far_as_linkable", toldLinkably, notLinkable);
        tally.put("victims_not_at_work", ever.victims(), "window", "all");
        tally.put("victims_not_at_work", twelveMonths.victims(), "window", "12_months");
        tally.put("victims_not_at_work_of_two_or_more_events", ever.repeatVictims(), "window", "all");
        tally.put("victims_not_at_work_of_two_or_more_events", twelveMonths.repeatVictims(), "window", "12_months");
        Files.writeString(file, tally.csv());
    }

    /** @param apart reports each of which stands for an event of its own */
    private void events(Tally tally, String figure, Set<Integer> thirdSector, long apart) {
        long both = thirdSector.stream().filter(police::contains).count();
        tally.put(figure, police.size() + thirdSector.size() - both + apart);
        tally.put(figure, police.size() - both, "known_to", "POLICE");
        tally.put(figure, thirdSector.size() - both + apart, "known_to", "THIRD_SECTOR");
        tally.put(figure, both, "known_to", "BOTH");
    }
}
