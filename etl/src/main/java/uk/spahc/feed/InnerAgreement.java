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
        boolean incident = definition.recordKind() == FeedDefinition.RecordKind.INCIDENT;
        boolean street = definition.recordKind() == FeedDefinition.RecordKind.STREET_CRIME;
        Mapping mapping = definition.mapping();
        boolean outcome = definition.recordKind() == FeedDefinition.RecordKind.OUTCOME;
        problems.wrongIf(definition.recordKind() == FeedDefinition.RecordKind.WITHDRAWAL, "/record_kind", "withdrawal is not yet readable");
        problems.wrongIf(incident != (mapping.incident() != null) || street != (mapping.streetCrime() != null)
                || outcome != (mapping.outcome() != null), "/mapping",
                "must hold what record_kind says: `incident` (and `people`), `street_crime` or `outcome`, and nothing else");
        problems.wrongIf(!incident && !mapping.people().isEmpty(), "/mapping/people", "is for a feed of incidents only");
        problems.wrongIf(incident && definition.arrival().kind() == FeedDefinition.Arrival.Kind.SNAPSHOT, "/arrival/kind",
                "snapshot is not yet possible for incidents: a record now absent would stay; deliver delta");
    }

    private void arrival() {
        FeedDefinition.Arrival arrival = definition.arrival();
        boolean snapshot = arrival.kind() == FeedDefinition.Arrival.Kind.SNAPSHOT;
        problems.wrongIf(snapshot && arrival.period() == null, "/arrival", "needs a `period`: what a snapshot replaces");
        problems.wrongIf(!snapshot && arrival.period() != null, "/arrival/period", "is for a snapshot only");
        problems.compiles(arrival.fileName(), "/arrival/file_name");
        problems.wrongIf(!arrival.fileName().contains("(?<businessDate>") && !arrival.fileName().contains("(?<businessMonth>"),
                "/arrival/file_name", "needs the named group businessDate or businessMonth");
    }

    private void zone() {
        try {
            ZoneId.of(definition.times().zone());
        } catch (DateTimeException e) {
            problems.wrongIf(true, "/times/zone", "is not a time zone, such as Europe/London");
        }
    }
}
