package uk.spahc.feed;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One feed, bound from its {@code feed.yml}. Immutable; checked against {@code feed.schema.json} and for inner agreement
 * (every mapped column exists, every code map is there) before anyone is given one.
 *
 * @param feed {@code publisher/feed}, the folder it lies in
 * @param agreement id of the agreement without which no row is read
 * @param waiting how long a row waits for the record that it tells of, where its kind may
 * @param withdrawals what brings a record back that the source took back
 * @param columns in the order of the definition; a delivery may bring them in any order
 * @param codeMaps by the name that columns use in {@code codes}
 */
public record FeedDefinition(
        String feed,
        String title,
        Source source,
        String theme,
        String agreement,
        RecordKind recordKind,
        Format format,
        Arrival arrival,
        Identity identity,
        Area area,
        RejectLimit rejectLimit,
        Times times,
        NonCrimeIncidents nonCrimeIncidents,
        Waiting waiting,
        Withdrawals withdrawals,
        List<Column> columns,
        List<RowRule> rules,
        Mapping mapping,
        Map<String, CodeMap> codeMaps) {

    /** The column of that name, or empty. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Who records: its code is {@code dim_source}'s. */
    public record Source(String code, String name, Kind kind) {
        public enum Kind { POLICE, THIRD_SECTOR, COUNCIL, OPEN_DATA }
    }

    /** Which staging tables the feed's rows fill. */
    public enum RecordKind {
        INCIDENT, STREET_CRIME, OUTCOME, WITHDRAWAL;

        /** Whether its rows tell of records that came, or are to come, by another feed. */
        boolean waitsForItsRecord() {
            return this == OUTCOME || this == WITHDRAWAL;
        }

        /** The table of schema {@code staging} that holds the lines of a delivery. */
        public String stagingTable() {
            return "staging." + name().toLowerCase(Locale.ROOT);
        }

        /** The table of schema {@code staging} that says what became of each line. */
        public String lineTable() {
            return this == INCIDENT ? stagingTable() + "_line" : stagingTable();
        }
    }

    /**
     * How the bytes are read.
     *
     * @param encodings tried in this order, each strictly
     * @param headerRow 1-based line of the header
     * @param headerWithin 0, or the header is searched for in that many first lines, and {@code headerRow} says nothing
     * @param maxLinesPerRow a quoted cell that runs over more lines than this means an open quote; 1 if cells never do
     * @param trailer null where the feed has none
     * @param footer null where the feed has none; at most one of the two is there
     * @param repeatedHeaders whether a line that says the header again is left out; else it is a row
     * @param workbook null for CSV
     * @param alternative null, or how the bytes are read where they are of another type
     */
    public record Format(Type type, List<String> encodings, char delimiter, int headerRow, int headerWithin, int maxLinesPerRow,
            Trailer trailer, Footer footer, boolean repeatedHeaders, Workbook workbook, Format alternative) {
        public enum Type { CSV, XLSX }

        /** How a delivery of that type is read, or empty if the feed delivers none. */
        public Optional<Format> of(Type wanted) {
            return type == wanted ? Optional.of(this) : alternative == null ? Optional.empty() : alternative.of(wanted);
        }

        /**
         * A last row that people write below the table.
         *
         * @param pattern fits the whole text of the row, its cells joined by a space; its group {@code rows}, if it has one,
         *     says how many rows came
         * @param required whether a delivery without it is held
         */
        public record Footer(String pattern, boolean required) {
        }

        /**
         * What of a workbook is read, and what it may hold.
         *
         * @param sheet name of the sheet, compared without case; a number is its 1-based place
         * @param hiddenSheets names of hidden sheets that are expected and not read
         * @param passwordVariable null, or the environment variable that holds the password; a workbook may then be protected
         * @param passwordCommand null, or the environment variable that holds a command which prints the password
         */
        public record Workbook(String sheet, Formulas formulas, List<String> hiddenSheets, String passwordVariable, String passwordCommand) {
            public enum Formulas {
                /** A workbook with a formula in the table is held. */
                REFUSE,
                /** The value that was worked out last is taken. */
                VALUES
            }
        }

        /** A last line that states how many rows came: its first cell is {@code marker}. */
        public record Trailer(String marker, int rowsColumn) {
        }
    }

    /**
     * When deliveries come and what they are.
     *
     * @param fileName pattern with the named groups businessDate or businessMonth, and revision if the publisher numbers them
     * @param example a name that fits the pattern, for people; null where one follows from the pattern itself
     * @param schedule a word of {@link Schedule}
     * @param promiseHours how long a delivery may take to come, in hours from the first of the day or month that it is about; where
     *     nobody can say when the next comes, how old the newest may be
     * @param recordsFrom day from which the feed's records are all there; null where nobody said
     * @param absent what becomes of a record that a snapshot no longer tells of; null for a delta
     * @param openpgp null where deliveries come as they are
     */
    public record Arrival(Kind kind, Period period, String fileName, String example, String schedule, int promiseHours, LocalDate recordsFrom, Absent absent, OpenPgp openpgp) {
        public enum Kind { SNAPSHOT, DELTA }

        /** When the delivery after one of that day or month is due, by the local clock; a feed is late from then on, and not before. */
        public LocalDateTime dueAfter(LocalDate businessDate) {
            return Schedule.of(schedule).next(businessDate).atStartOfDay().plusHours(promiseHours);
        }

        /** Which day or month the delivery after one is about; {@code mart_operations__feed_status} says the same. */
        enum Schedule {
            DAILY(day -> day.plusDays(1)),
            WEEKDAYS(day -> day.plusDays(switch (day.getDayOfWeek()) {
                case FRIDAY -> 3;
                case SATURDAY -> 2;
                default -> 1;
            })),
            WEEKLY(day -> day.plusWeeks(1)),
            MONTHLY(day -> day.plusMonths(1)),
            QUARTERLY(day -> day.plusMonths(3)),
            NOW_AND_THEN(day -> day);

            private final UnaryOperator<LocalDate> next;

            Schedule(UnaryOperator<LocalDate> next) {
                this.next = next;
            }

            static Schedule of(String word) {
                return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
            }

            LocalDate next(LocalDate businessDate) {
                return next.apply(businessDate);
            }
        }

        /** A name that a delivery may have. */
        public String exampleName() {
            return example != null ? example : FileNamePattern.example(fileName).orElse(fileName);
        }

        /**
         * Deliveries come as OpenPGP messages, encrypted for us. Each variable is one of the environment that holds the name of a file.
         *
         * @param privateKeyVariable our private key
         * @param passphraseVariable null, or the passphrase of that key
         * @param signerKeyVariable null, or the supplier's public key: a message must then be signed by it
         * @param required whether a delivery that is not encrypted is held
         */
        public record OpenPgp(String privateKeyVariable, String passphraseVariable, String signerKeyVariable, boolean required) {
        }

        /** What a snapshot replaces. */
        public enum Period { MONTH, ALL }

        /**
         * @param holdOverPercent a snapshot that would withdraw a larger share of the records that the replaced one told of
         *     is held: it may have been cut on its way; null where absent records are kept
         */
        public record Absent(Becomes becomes, Double holdOverPercent) {
            public enum Becomes { WITHDRAWN, KEPT }
        }
    }

    /**
     * Columns that make a record what it is.
     *
     * @param record the source's own reference of a record
     * @param group null, or the source's log or occurrence number
     * @param updated null, or when the source last changed the record: the newer version wins
     */
    public record Identity(String record, String group, String updated) {
    }

    /** The area that the feed is loaded for, and what becomes of rows from outside it. */
    public record Area(String authority, Outside outside) {
        public enum Outside {
            /** Counted in the reconciliation and not kept. */
            COUNT,
            /** The publisher sends nothing else: a row without a location is inside. */
            NEVER_SENT
        }
    }

    /** A delivery with more rejected rows than both allow is held whole. */
    public record RejectLimit(int rows, double percent) {
        /** Whether that many rejects of that many rows are too many: over {@code rows} and over {@code percent}. */
        public boolean exceededBy(long rejected, long read) {
            return rejected > rows && rejected * 100.0 > percent * read;
        }
    }

    /** How times of day are meant. */
    public record Times(String zone, boolean midnightIsUnknown) {
    }

    /** Non-crime incidents are off unless the feed says otherwise; then refused at reading, and not kept. */
    public record NonCrimeIncidents(boolean load) {
    }

    /** What brings a record back that the source took back. */
    public record Withdrawals(BroughtBackBy broughtBackBy) {
        public enum BroughtBackBy {
            /** A version of a later source time than the withdrawal's. */
            NEWER,
            /** None: taken back is for good. */
            NOTHING
        }
    }

    /** What came before its record is kept for that many days, without area and identity, and then dropped. */
    public record Waiting(int days) {
    }
}
