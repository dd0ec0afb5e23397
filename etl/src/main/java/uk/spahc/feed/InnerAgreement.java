package uk.spahc.feed;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Whether the parts of one definition fit each other: what a schema cannot say. */
final class InnerAgreement {
    private final String feed;
    private final YamlDocument document;
    private final FeedDefinition definition;
    private final ProblemList problems;

    /** @param feed {@code publisher/feed}, the folder that the file lies in */
    InnerAgreement(String feed, String file, YamlDocument document, FeedDefinition definition) {
        this.feed = feed;
        this.document = document;
        this.definition = definition;
        this.problems = new ProblemList(file, document, definition);
    }

    List<Problem> problems() {
        problems.wrongIf(!definition.feed().equals(feed), "/feed", "must be " + feed + ", the folder that the file lies in");
        format();
        kind();
        arrival();
        zone();
        new ColumnAgreement(definition, problems).check();
        new MappingAgreement(document.tree(), definition, problems).check();
        return problems.problems();
    }

    private void format() {
        FeedDefinition.Format format = definition.format();
        format(format, "/format");
        if (format.alternative() != null) {
            format(format.alternative(), "/format/alternative");
            problems.wrongIf(format.alternative().type() == format.type(), "/format/alternative/type", "must be the other type");
        }
    }

    private void format(FeedDefinition.Format format, String at) {
        boolean workbook = format.type() == FeedDefinition.Format.Type.XLSX;
        problems.wrongIf(workbook != (format.workbook() != null), at + "/workbook", workbook ? "is missing: which sheet is read" : "is for xlsx only");
        problems.wrongIf("\"\r\n".indexOf(format.delimiter()) >= 0, at + "/delimiter", "cannot be a quote or a line end");
        problems.wrongIf(format.trailer() != null && format.footer() != null, at + "/footer", "and `trailer` exclude each other");
        if (format.footer() != null) {
            problems.compiles(format.footer().pattern(), at + "/footer/pattern");
        }
        if (workbook && format.workbook() != null) {
            problems.wrongIf(format.workbook().passwordVariable() != null && format.workbook().passwordCommand() != null,
                    at + "/workbook/password_command", "and `password_variable` exclude each other");
        }
    }

    private void kind() {
        FeedDefinition.RecordKind kind = definition.recordKind();
        Mapping mapping = definition.mapping();
        boolean incident = kind == FeedDefinition.RecordKind.INCIDENT;
        problems.wrongIf(incident != (mapping.incident() != null)
                        || (kind == FeedDefinition.RecordKind.STREET_CRIME) != (mapping.streetCrime() != null)
                        || (kind == FeedDefinition.RecordKind.OUTCOME) != (mapping.outcome() != null)
                        || (kind == FeedDefinition.RecordKind.WITHDRAWAL) != (mapping.withdrawal() != null), "/mapping",
                "must hold what record_kind says: `incident` (and `people`), `street_crime`, `outcome` or `withdrawal`, and nothing else");
        problems.wrongIf(!incident && !mapping.people().isEmpty(), "/mapping/people", "is for a feed of incidents only");
    }

    private void arrival() {
        FeedDefinition.Arrival arrival = definition.arrival();
        boolean snapshot = arrival.kind() == FeedDefinition.Arrival.Kind.SNAPSHOT;
        problems.wrongIf(snapshot && arrival.period() == null, "/arrival", "needs a `period`: what a snapshot replaces");
        problems.wrongIf(!snapshot && arrival.period() != null, "/arrival/period", "is for a snapshot only");
        boolean incident = definition.recordKind() == FeedDefinition.RecordKind.INCIDENT;
        problems.wrongIf(snapshot && incident && arrival.absent() == null, "/arrival",
                "needs `absent`: whether a record that a snapshot no longer tells of is withdrawn or kept");
        problems.wrongIf(snapshot && definition.recordKind().waitsForItsRecord(), "/arrival/kind", "must be delta for outcomes and withdrawals");
        problems.wrongIf(arrival.absent() != null && !(snapshot && incident), "/arrival/absent", "is for a snapshot of incidents only");
        if (arrival.absent() != null) {
            boolean withdrawn = arrival.absent().becomes() == FeedDefinition.Arrival.Absent.Becomes.WITHDRAWN;
            problems.wrongIf(withdrawn != (arrival.absent().holdOverPercent() != null), "/arrival/absent", withdrawn
                    ? "needs `hold_over_percent`: the share above which an officer decides, for the file may be cut"
                    : "has no use for `hold_over_percent` where absent records are kept");
        }
        names(arrival);
    }

    private void names(FeedDefinition.Arrival arrival) {
        problems.compiles(arrival.fileName(), "/arrival/file_name");
        boolean dated = arrival.fileName().contains("(?<businessDate>") || arrival.fileName().contains("(?<businessMonth>");
        problems.wrongIf(!dated, "/arrival/file_name", "needs the named group businessDate or businessMonth");
        if (arrival.example() != null) {
            problems.wrongIf(!FileNamePattern.fits(arrival.fileName(), arrival.example()), "/arrival/example", "does not fit `file_name`");
        } else {
            problems.wrongIf(dated && FileNamePattern.example(arrival.fileName()).isEmpty(), "/arrival",
                    "needs an `example` of a file name: none follows from this pattern");
        }
    }

    private void zone() {
        try {
            ZoneId.of(definition.times().zone());
        } catch (DateTimeException e) {
            problems.wrongIf(true, "/times/zone", "is not a time zone, such as Europe/London");
        }
    }
}
