package uk.spahc.audit;

import java.util.Locale;

/** The stages of a load, in the order of the data flow. The same words name packages, steps and rows of the audit. */
public enum Stage {
    LAND, READ, VALIDATE, PSEUDONYMISE, CONFORM, LOAD, AGGREGATE, PUBLISH;

    /** As steps, logs and {@code audit.stage_outcome} write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
