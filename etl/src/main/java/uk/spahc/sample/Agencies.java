package uk.spahc.sample;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** The voluntary organisations of the city, and who turns to which. */
final class Agencies {
    private static final double SHARE_OF_REFERRED = 0.1;
    private static final double SHARE_OF_CASES = 0.045;
    private static final double SHARE_FROM_OUTSIDE = 0.004;

    private final SampleSettings settings;
    private final Agency referrals;
    private final Agency cases;
    private final Chance chance;

    Agencies(SampleSettings settings, Labels labels, Spelling spelling) {
        this.settings = settings;
        this.chance = new Chance(settings.seed()).fork(7);
        Hand hand = new Hand(labels);
        this.referrals = new Agency(settings, new Layout("referral-delivery.csv"), new ReferralForm(hand, spelling),
                Slot.monthly(settings), labels, chance.fork(1));
        this.cases = new Agency(settings, new Layout("case-note-delivery.csv"), new CaseNoteForm(hand, spelling),
                Slot.nowAndThen(settings, chance.fork(2)), labels, chance.fork(3));
    }

    /** Of an event that the police know; few of the people attacked tell anybody else. */
    void hear(Event event, List<CrimeRecord> records) {
        if (records.isEmpty() || isOfficers(event)) {
            return;
        }
        LocalDate day = event.occurrence().reported();
        if (chance.yes(event.within() ? SHARE_OF_REFERRED : SHARE_FROM_OUTSIDE)) {
            referrals.hear(event, records, later(day));
        }
        if (event.within() && chance.yes(SHARE_OF_CASES)) {
            cases.hear(event, records, later(day));
        }
    }

    /** Of an event that the police never hear of. */
    void hearAlone(Event event) {
        if (isOfficers(event)) {
            return;
        }
        double share = chance.unit();
        LocalDate day = event.occurrence().from().toLocalDate();
        if (share < 0.68) {
            referrals.hear(event, List.of(), later(day));
        }
        if (share > 0.6) {
            cases.hear(event, List.of(), later(day));
        }
    }

    private static boolean isOfficers(Event event) {
        return event.victims().get(0).kind() == Person.Kind.OFFICER;
    }

    private LocalDate later(LocalDate day) {
        return day.plusDays(chance.yes(0.5) ? chance.between(0, 4) : chance.between(5, 45));
    }

    private void damage(Agency agency, AgencyTruth truth) throws IOException {
        List<List<SheetCell>> rows = truth.reports().stream().limit(12).map(Report::cells).toList();
        if (agency == referrals && !rows.isEmpty()) {
            new DamagedWorkbooks(settings, agency.layout(), rows)
                    .write(agency.layout().truthIn(settings.out()).resolve("damaged.csv"));
        }
    }

    /** Writes their deliveries with what is true of them, and what is true over all sources. Returns the rows. */
    long write(Truth truth, SampleGenerator.Progress progress) throws IOException {
        Together together = new Together(truth.figures());
        long rows = 0;
        for (Agency agency : List.of(referrals, cases)) {
            try (AgencyTruth own = new AgencyTruth(agency.layout().truthIn(settings.out()), agency.form(), truth)) {
                rows += agency.write(own, progress);
                own.settle(truth.figures().events());
                together.add(own.reports());
                damage(agency, own);
            }
        }
        together.write(settings.out().resolve("truth").resolve("together.csv"));
        return rows;
    }
}
