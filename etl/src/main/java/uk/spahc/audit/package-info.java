/** Audit: what came, what was done with it and what it came to. Deliveries, loads, stage outcomes, reconciliation, checks. */
package uk.spahc.audit;
