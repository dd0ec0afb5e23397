package uk.spahc.validate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedCatalogue;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.land.DeliveryContent;
import uk.spahc.land.OpenPgpMessage;
import uk.spahc.land.ReadLimits;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.DeliveryReader;
import uk.spahc.read.Inspection;
import uk.spahc.read.RowReader;
import uk.spahc.validate.CheckReport.Cause;
import uk.spahc.validate.CheckReport.Conclusion;
import uk.spahc.validate.CheckReport.Finding;

/**
 * A supplier's dry run of one file: no server, no key, nothing kept. Judged as if the agreement permitted every column,
 * because agreements are not at hand there.
 */
public final class DeliveryCheck {
    private final Clock clock;
    private final ReasonCatalogue reasons = new ReasonCatalogue();

    /** @param clock what "in the future" is measured against */
    public DeliveryCheck(Clock clock) {
        this.clock = clock;
    }

    /**
     * Checks the file and prints what was found: lines, columns and codes, never a value.
     *
     * @param json print one JSON object in place of text
     * @return {@link ExitCode#DONE}, or {@link ExitCode#DELIVERY_HELD} if the file would be held or a row is rejected
     * @throws Failure WRONG_USE for an unknown feed or a file that is not there
     */
    public ExitCode check(FeedCatalogue catalogue, String feed, Path file, PrintWriter out, boolean json) {
        FeedDefinition definition = catalogue.feed(feed);
        if (!Files.isRegularFile(file)) {
            throw new Failure(ExitCode.WRONG_USE, "There is no file " + file + ".", "Name the file to check.");
        }
        CheckReport report = report(definition, file);
        if (json) {
            out.println(JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build().writeValueAsString(report));
            out.flush();
        } else {
            report.print(out);
        }
        return report.exitCode();
    }

    CheckReport report(FeedDefinition feed, Path file) {
        String name = file.getFileName().toString();
        List<Finding> findings = new ArrayList<>();
        if (!Pattern.matches(feed.arrival().fileName(), name)) {
            findings.add(finding("notice", ReasonCatalogue.FILE_NAME, "", 0, List.of()));
        }
        DeliveryReader reader = new DeliveryReader(OpenPgpMessage.within(DeliveryContent.of(file), feed, ReadLimits.STANDARD), feed,
                feed.columns().stream().map(Column::name).collect(Collectors.toSet()));
        Inspection inspection = reader.inspect();
        if (inspection instanceof Inspection.Held held) {
            Cause cause = new Cause(held.code().name(), held.line(), held.sentence(), held.nextStep());
            return new CheckReport(feed.feed(), name, Conclusion.HELD, cause, 0, 0, 0, 0, findings);
        }
        Inspection.Readable readable = (Inspection.Readable) inspection;
        readable.notices().forEach(notice -> findings.add(finding("notice", notice.code(), notice.column().isEmpty() ? notice.label() : notice.column(),
                notice.rows(), List.of(notice.firstLine()))));
        try (VerdictStore store = new VerdictStore(); RowReader rows = reader.rows(readable)) {
            RowValidator validator = new RowValidator(feed, clock);
            for (DeliveredRow row = rows.read(); row != null; row = rows.read()) {
                store.add(validator.verdict(row));
            }
            return conclude(feed, name, readable.rows(), store, findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CheckReport conclude(FeedDefinition feed, String name, long read, VerdictStore store, List<Finding> notices) {
        List<Finding> findings = new ArrayList<>();
        store.summary().forEach(found -> findings.add(finding(kind(found.disposition()), found.code(), found.column(), found.rows(), found.firstLines())));
        findings.addAll(notices);
        boolean over = feed.rejectLimit().exceededBy(store.rejected(), read);
        Cause cause = !over ? Cause.NONE : new Cause(ReasonCatalogue.REJECT_LIMIT, 0, store.rejected() + " of " + read
                + " rows are rejected; the feed allows " + feed.rejectLimit().rows() + " rows or " + feed.rejectLimit().percent() + " %.",
                reasons.explain(ReasonCatalogue.REJECT_LIMIT).nextStep());
        Conclusion verdict = over ? Conclusion.HELD : store.rejected() > 0 ? Conclusion.REJECTS : Conclusion.GOOD;
        return new CheckReport(feed.feed(), name, verdict, cause, read, store.accepted(), store.rejected(), store.keptOut(), findings);
    }

    private static String kind(VerdictStore.Disposition disposition) {
        return switch (disposition) {
            case REJECTED -> "reject";
            case NOTICE -> "notice";
            case KEPT_OUT -> "kept out";
        };
    }

    private Finding finding(String kind, String code, String column, long rows, List<Long> firstLines) {
        ReasonCatalogue.Explanation explanation = reasons.explain(code);
        return new Finding(kind, code, column, rows, firstLines, explanation.meaning(), explanation.nextStep());
    }
}
