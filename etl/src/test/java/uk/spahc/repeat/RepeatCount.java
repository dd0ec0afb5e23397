package uk.spahc.repeat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** People and their events of one role, scope and strand, counted one by one: what the aggregates must come to. */
final class RepeatCount {
    /** @param certain null where no record surely tells of the day */
    private record Event(LocalDate day, LocalDate certain, Set<String> sources) {
        LocalDate counted() {
            return certain == null ? day : certain;
        }
    }

    private final Map<Long, Map<String, Event>> events = new HashMap<>();

    /** @param mayBe whether the record may be the same as another source's */
    void add(Met met, String event, boolean mayBe) {
        LocalDate day = met.happened() == null ? met.recorded() : met.happened();
        LocalDate certain = met.happened() == null || mayBe ? null : met.happened();
        events.computeIfAbsent(met.person(), person -> new HashMap<>())
                .merge(event, new Event(day, certain, Set.of(met.source())), (one, other) -> new Event(earlier(one.day(), other.day()),
                        earlier(one.certain(), other.certain()), union(one.sources(), other.sources())));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    /** Events of that person in the twelve months, certain ones. */
    Set<String> certainEvents(long person, LocalDate monthEnd) {
        Set<String> found = new HashSet<>();
        events.getOrDefault(person, Map.of()).forEach((name, event) -> {
            if (event.certain() != null && within(event, monthEnd)) {
                found.add(name);
            }
        });
        return found;
    }

    Set<Long> people() {
        return events.keySet();
    }

    private static boolean within(Event event, LocalDate monthEnd) {
        LocalDate first = monthEnd.plusDays(1).minusMonths(12);
        return !event.counted().isBefore(first) && !event.counted().isAfter(monthEnd);
    }

    /** As the mart says it: people, people_to, events, three or more, of two agencies, median days, people met, their events, top tenth's events. */
    String figures(LocalDate monthEnd) {
        List<Integer> often = new ArrayList<>();
        List<Long> shortest = new ArrayList<>();
        int[] counts = new int[5];
        for (Map<String, Event> told : events.values()) {
            List<Event> inWindow = told.values().stream().filter(event -> within(event, monthEnd)).toList();
            List<LocalDate> days = inWindow.stream().filter(event -> event.certain() != null).map(Event::certain).sorted().toList();
            if (!days.isEmpty()) {
                often.add(days.size());
            }
            counts[1] += inWindow.size() >= 2 ? 1 : 0;
            if (days.size() >= 2) {
                counts[0]++;
                counts[2] += days.size();
                counts[3] += days.size() >= 3 ? 1 : 0;
                counts[4] += inWindow.stream().flatMap(event -> event.sources().stream()).distinct().count() > 1 ? 1 : 0;
                long fewest = Long.MAX_VALUE;
                for (int i = 1; i < days.size(); i++) {
                    fewest = Math.min(fewest, ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
                }
                shortest.add(fewest);
            }
        }
        often.sort(Comparator.reverseOrder());
        int tenth = (often.size() + 9) / 10;
        return counts[0] + "," + counts[1] + "," + counts[2] + "," + counts[3] + "," + counts[4] + "," + median(shortest) + "," + often.size() + ","
                + often.stream().mapToInt(Integer::intValue).sum() + "," + often.stream().limit(tenth).mapToInt(Integer::intValue).sum();
    }

    private static String median(List<Long> values) {
        if (values.isEmpty()) {
            return "";
        }
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
        return Double.toString(median).replaceFirst("\\.0$", "");
    }
}
