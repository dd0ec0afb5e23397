package uk.spahc.configure;

import java.util.List;
import java.util.stream.Collectors;
import uk.spahc.feed.FeedDraft;

/** The file of an agreement that nobody has made yet: sound, and never in force until its first day is set. */
final class AgreementStub {
    private AgreementStub() {
    }

    static String of(String feed, FeedDraft draft) {
        return """
                # NOT IN FORCE. Loads of the feed end with exit code 77 until this states what the parties signed: replace every
                # "to be filled in", then set `start` to the first day on which the agreement holds, and `end` to the last.
                # What each key means: governance/agreement.schema.json.
                agreement: %1$s
                title: to be filled in
                parties:
                  - name: to be filled in
                    role: controller          # or joint_controller, processor, publisher (of open data about nobody)
                    regime: uk_gdpr           # or dpa_2018_part_3 (then part_3 in place of the articles), none
                    powers: [to be filled in]
                    article_6: [to be filled in]
                    article_9: [to be filled in]
                    article_10: [to be filled in]
                purposes: [to be filled in]
                # All that leaves the reader: take out what the agreement does not permit.
                permitted_fields:
                  %2$s:
                %3$s
                # What of it the vault may keep, encrypted. Fill in what the agreement permits; these identify people or places:
                # %4$s
                identity_in_vault: {}
                trust_zone: internal          # the widest circle that may see figures: internal, members, partners, public
                grain: authority              # the finest thing that this circle may see: record, street, lsoa, ward, authority
                start: 9999-12-31
                end: 9999-12-31
                retention: {vault: P24M, quarantine: P90D, archive: P12M, fact_identity: P24M}
                data_subjects: {answered_by: to be filled in}
                """.formatted(draft.agreement(), feed, list(draft.permitted()), String.join(", ", draft.identifying()));
    }

    private static String list(List<String> names) {
        return names.stream().map(name -> "    - " + name).collect(Collectors.joining("\n"));
    }
}
