package uk.spahc.governance;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Every agreement there is: those that ship with the program, replaced and added to by those of a configuration folder. */
public final class Agreements {
    /** How long before an end {@link #endingSoon} speaks of it. */
    static final int WARNING_DAYS = 60;
    private final Map<String, AgreementFile> files;

    private Agreements(Map<String, AgreementFile> files) {
        this.files = files;
    }

    /** Those that ship with the program. */
    public static Agreements shipped() {
        return load(Optional.empty());
    }

    /**
     * Those that ship with the program, overlaid by {@code <configDir>/governance/agreements/*.yml}.
     *
     * @throws Failure WRONG_USE that lists every problem with its file and line
     */
    public static Agreements load(Optional<Path> configDir) {
        SortedMap<String, AgreementFile> files = new TreeMap<>();
        List<String> problems = new java.util.ArrayList<>();
        for (AgreementFile.Text text : AgreementFile.gather(configDir)) {
            AgreementFile.parse(text, problems).ifPresent(file -> files.put(file.agreement().agreement(), file));
        }
        if (!problems.isEmpty()) {
            throw new Failure(ExitCode.WRONG_USE, problems.stream().collect(Collectors.joining(System.lineSeparator())),
                    "Mend the lines named; the keys are described in governance/agreement.schema.json.");
        }
        return new Agreements(files);
    }

    /** In the order of their ids. */
    public Collection<Agreement> all() {
        return files().stream().map(AgreementFile::agreement).toList();
    }

    Collection<AgreementFile> files() {
        return files.values();
    }

    /**
     * Whether a delivery may be read: the agreement must hold on its business date and on the day it is processed.
     *
     * @param agreement id, as the feed names it
     */
    public Standing inForce(String agreement, LocalDate businessDate, LocalDate today) {
        AgreementFile file = files.get(agreement);
        if (file == null) {
            return new Standing.NotInForce("There is no agreement " + agreement + ".",
                    "Put the signed agreement under governance/agreements/" + agreement + ".yml in the configuration folder.");
        }
        Agreement found = file.agreement();
        if (!found.holdsOn(businessDate)) {
            return notInForce(found, "on the delivery's business date, " + businessDate);
        }
        return found.holdsOn(today) ? new Standing.InForce(found) : notInForce(found, "today, " + today);
    }

    private static Standing notInForce(Agreement agreement, String when) {
        String span = agreement.end() == null ? "from " + agreement.start() : "from " + agreement.start() + " to " + agreement.end();
        return new Standing.NotInForce(
                "The agreement " + agreement.agreement() + " is not in force " + when + ": it holds " + span + ".",
                "Have the agreement renewed or its dates mended in its file, then rerun the load. Without one the file under held must be destroyed 14 days after it came.");
    }

    /** A sentence for each agreement that ends within 60 days or has ended, the nearest end first. */
    public List<String> endingSoon(LocalDate today) {
        return all().stream()
                .filter(agreement -> agreement.end() != null && ChronoUnit.DAYS.between(today, agreement.end()) <= WARNING_DAYS)
                .sorted(java.util.Comparator.comparing(Agreement::end))
                .map(agreement -> ending(agreement, ChronoUnit.DAYS.between(today, agreement.end())))
                .toList();
    }

    private static String ending(Agreement agreement, long days) {
        String when = days < 0 ? "ended on " + agreement.end()
                : days == 0 ? "ends today" : "ends on " + agreement.end() + ", in " + days + (days == 1 ? " day" : " days");
        return "The agreement " + agreement.agreement() + " " + when + ".";
    }
}
