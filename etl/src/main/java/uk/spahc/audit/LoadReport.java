package uk.spahc.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import uk.spahc.outcome.ExitCode;

/**
 * What became of one delivery, for a person and for {@code --json}.
 *
 * @param loadKey 0 where no load was begun
 * @param outcome one word: published, nothing changed, held, refused, forbidden, destroyed, failed
 * @param sentence what happened, where it was not simply published; {@code ""} otherwise
 * @param rejects why rows were rejected, most frequent first
 * @param area rows by where they lie, of the load that took them in
 */
public record LoadReport(
        String feed,
        String fileName,
        LocalDate businessDate,
        long loadKey,
        Outcome outcome,
        RowCounts rows,
        AreaCounts area,
        List<RejectCount> rejects,
        String sentence,
        String nextStep) {

    public enum Outcome {
        PUBLISHED(ExitCode.DONE),
        NOTHING_CHANGED(ExitCode.DONE),
        HELD(ExitCode.DELIVERY_HELD),
        REFUSED(ExitCode.DELIVERY_HELD),
        FORBIDDEN(ExitCode.FORBIDDEN),
        DESTROYED(ExitCode.DONE),
        FAILED(ExitCode.FAILED);

        private final ExitCode exitCode;

        Outcome(ExitCode exitCode) {
            this.exitCode = exitCode;
        }

        public ExitCode exitCode() {
            return exitCode;
        }

        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
