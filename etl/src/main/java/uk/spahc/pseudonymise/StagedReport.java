package uk.spahc.pseudonymise;

import java.util.UUID;

/**
 * What only a report to a partner agency says. All null for any other incident.
 *
 * @param reportedToPolice {@code REPORTED}, {@code NOT_REPORTED} or {@code NOT_KNOWN}
 * @param policeRecord token of the police's own reference, as the police's delivery has it; null unless the client lets it be linked
 * @param clientAgreement {@code COUNTS}, {@code LINKING} or {@code CASE_REVIEW}
 */
record StagedReport(String reportedToPolice, UUID policeRecord, String clientAgreement) {
    static final StagedReport NONE = new StagedReport(null, null, null);
}
