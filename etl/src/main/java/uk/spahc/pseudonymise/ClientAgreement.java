package uk.spahc.pseudonymise;

import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.Mapping;

/** How far one row's client lets it be used; a client who agrees to nothing never comes this far. */
enum ClientAgreement {
    /** Counted; nobody in it can be recognised. */
    COUNTS,
    /** Recognised, also beside what others report; the identity itself is not kept. */
    LINKING,
    /** The identity is kept, encrypted, for a case review. */
    CASE_REVIEW,
    /** The feed's agreement alone decides. */
    NOT_ASKED;

    /** A code that is none of these allows the least. */
    static ClientAgreement of(RowValues row, FeedDefinition feed) {
        Mapping.Report report = feed.mapping().incident().report();
        if (report == null || report.clientAgreement() == null) {
            return NOT_ASKED;
        }
        String code = String.valueOf(row.code(report.clientAgreement()));
        return code.equals(LINKING.name()) ? LINKING : code.equals(CASE_REVIEW.name()) ? CASE_REVIEW : COUNTS;
    }

    boolean linking() {
        return this != COUNTS;
    }

    boolean identity() {
        return this == CASE_REVIEW || this == NOT_ASKED;
    }

    /** As staging holds it. */
    String code() {
        return this == NOT_ASKED ? null : name();
    }
}
