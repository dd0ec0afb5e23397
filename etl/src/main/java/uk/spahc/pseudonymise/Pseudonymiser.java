package uk.spahc.pseudonymise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import uk.spahc.feed.CodeMap;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.Mapping;
import uk.spahc.governance.Standing.InForce;
import uk.spahc.keys.RowSealer;
import uk.spahc.keys.Tokeniser;
import uk.spahc.reference.Gazetteer;
import uk.spahc.reference.Location;
import uk.spahc.reference.Point;
import uk.spahc.validate.LocalMoment;
import uk.spahc.validate.ValidRow;

/**
 * Turns the valid rows of one load into what may be stored. No name, date of birth, address, telephone or free text of a
 * row is in what it returns, but as token or ciphertext. For use by several threads at once.
 */
public final class Pseudonymiser {
    private static final int INCIDENT_PART = 1;
    private static final String NOT_KNOWN = "NOT_KNOWN";

    private final FeedDefinition feed;
    private final LoadKeys load;
    private final Gazetteer gazetteer;
    private final ZoneId zone;
    private final RowTokens tokens;
    private final IdentityVault vault;
    private final People people;
    private final PlaceNames names;

    /**
     * @param agreement in force; decides which identifiers are kept, encrypted
     * @param gazetteer of the feed's own authority
     * @param sealer of this load
     */
    public Pseudonymiser(FeedDefinition feed, InForce agreement, LoadKeys load, Gazetteer gazetteer, Tokeniser tokeniser, RowSealer sealer) {
        this.feed = feed;
        this.load = load;
        this.gazetteer = gazetteer;
        this.zone = ZoneId.of(feed.times().zone());
        this.tokens = new RowTokens(tokeniser, feed.source().code(), feed.columns());
        this.vault = new IdentityVault(sealer, feed, agreement);
        this.people = new People(feed.mapping().people() == null ? List.of() : feed.mapping().people(), tokens, vault);
        this.names = new PlaceNames(feed.mapping(), agreement.agreement().namesPlaces());
    }

    public PseudonymisedRow pseudonymise(ValidRow row) {
        RowKey key = new RowKey(load.deliveryKey(), row.line(), INCIDENT_PART);
        if (feed.mapping().incident() != null) {
            return incident(key, row);
        }
        if (feed.mapping().withdrawal() != null) {
            return withdrawal(key, row);
        }
        return feed.mapping().outcome() == null ? streetCrime(key, row) : outcome(key, row);
    }

    /** A row of which nothing may be kept but that its client agrees to nothing. @param reference of the record */
    public PseudonymisedRow refusal(long line, String reference) {
        RowKey key = new RowKey(load.deliveryKey(), line, INCIDENT_PART);
        return new PseudonymisedRow.OfRefusal(new StagedRefusal(key, tokens.record(reference, null)));
    }

    private PseudonymisedRow incident(RowKey key, ValidRow valid) {
        RowValues row = new RowValues(valid);
        Mapping.Incident mapping = feed.mapping().incident();
        UUID digest = tokens.row(valid);
        UUID record = tokens.record(row.text(feed.identity().record()), digest);
        if (Boolean.TRUE.equals(row.yesNo(mapping.withdrawn()))) {
            return new PseudonymisedRow.OfIncident(StagedIncident.withdrawn(key, digest, record, sourceUpdated(row), row.code(mapping.recordType()),
                    lasting()), List.of(), List.of(), List.of());
        }
        Location location = location(row, mapping);
        ClientAgreement agreement = ClientAgreement.of(row, feed);
        StagedReport report = report(row, mapping.report(), agreement);
        if (location.area() == Location.Area.OUTSIDE) {
            return new PseudonymisedRow.OfIncident(StagedIncident.outside(key, digest, record, sourceUpdated(row), location.method(),
                    row.code(mapping.recordType()), report), List.of(), List.of(), List.of());
        }
        boolean inside = location.area() == Location.Area.INSIDE;
        StagedIncident incident = incident(key, digest, record, location, row, agreement.linking(), report);
        List<StagedInvolvement> involvements = new ArrayList<>(2);
        List<PersonTokens> known = new ArrayList<>(2);
        List<SealedIdentity> identities = new ArrayList<>(4);
        if (inside && agreement.identity()) {
            vault.addRecord(key, row, !People.NON_CRIME.equals(incident.recordType()), identities);
            vault.addPlace(key, row, identities);
        }
        people.add(new People.Context(key, record, incident.recordType(), ageDay(incident), inside && agreement.linking(),
                agreement.identity()), row, involvements, known, identities);
        return new PseudonymisedRow.OfIncident(incident, involvements, known, identities);
    }

    private StagedIncident incident(RowKey key, UUID digest, UUID record, Location location, RowValues row, boolean linking,
            StagedReport report) {
        Mapping.Incident mapping = feed.mapping().incident();
        String postcode = location.postcodeKnown() ? row.text(mapping.postcode()) : null;
        UUID place = location.area() == Location.Area.INSIDE && linking
                ? tokens.place(row.text(mapping.place()), postcode, location.lsoaCode()) : null;
        return new StagedIncident(key, digest, record,
                tokens.group(row.text(feed.identity().group())),
                sourceUpdated(row),
                location,
                postcode,
                place,
                place == null ? null : names.of(row),
                row.code(mapping.locationType()),
                row.code(mapping.recordType()),
                row.code(mapping.status()),
                row.date(mapping.recordedDate()),
                row.date(mapping.reportedDate()),
                Occurrence.of(row.moment(mapping.occurredFrom()), row.moment(mapping.occurredTo()), zone.getRules()),
                row.firstCode(orNone(mapping.offence())),
                row.allCodes(orNone(mapping.strands())),
                row.code(mapping.target()),
                report,
                null);
    }

    private StagedReport report(RowValues row, Mapping.Report mapping, ClientAgreement agreement) {
        if (mapping == null) {
            return StagedReport.NONE;
        }
        String told = row.code(mapping.reportedToPolice());
        String reported = told == null || told.equals(CodeMap.UNMAPPED) ? NOT_KNOWN : told;
        UUID police = agreement.linking() ? tokens.recordOf(row.code(mapping.policeSource()), row.text(mapping.policeRecord())) : null;
        return new StagedReport(reported, police, agreement.code());
    }

    /** By the one order; a label of a district that no map knows decides nothing. */
    private Location location(RowValues row, Mapping.Incident mapping) {
        String district = row.code(mapping.district());
        Point point = mapping.easting() == null ? Point.ofDegrees(row.decimal(mapping.longitude()), row.decimal(mapping.latitude()))
                : Point.ofGrid(row.decimal(mapping.easting()), row.decimal(mapping.northing()));
        Location location = gazetteer.place(point, row.text(mapping.postcode()), row.text(mapping.lsoa()),
                CodeMap.UNMAPPED.equals(district) ? null : district);
        if (location.area() == Location.Area.UNKNOWN && mapping.report() != null) {
            location = gazetteer.placeByHome(row.text(mapping.report().homePostcode()));
        }
        return feed.area().outside() == FeedDefinition.Area.Outside.NEVER_SENT ? gazetteer.insideUnlessKnown(location) : location;
    }

    private static LocalDate ageDay(StagedIncident incident) {
        if (incident.occurrence().from() != null) {
            return incident.occurrence().from().toLocalDate();
        }
        return incident.reportedDate() != null ? incident.reportedDate() : incident.recordedDate();
    }

    /** Of a time that the clock showed twice the earlier; of one that it skipped the time an hour later. */
    private Instant sourceUpdated(RowValues row) {
        LocalMoment updated = row.moment(feed.identity().updated());
        return updated == null ? null : updated.at().atZone(zone).toInstant();
    }

    private PseudonymisedRow streetCrime(RowKey key, ValidRow valid) {
        RowValues row = new RowValues(valid);
        Mapping.StreetCrime mapping = feed.mapping().streetCrime();
        UUID digest = tokens.row(valid);
        LocalDate month = row.month(mapping.month()).atDay(1);
        Location location = gazetteer.placeByLsoa(row.text(mapping.lsoa()));
        if (location.area() == Location.Area.OUTSIDE) {
            return new PseudonymisedRow.OfStreetCrime(StagedStreetCrime.outside(key, digest, month));
        }
        return new PseudonymisedRow.OfStreetCrime(new StagedStreetCrime(key, digest, location.area(), month, row.text(mapping.force()),
                row.text(mapping.crimeId()), row.decimal(mapping.longitude()), row.decimal(mapping.latitude()), row.text(mapping.street()),
                location.lsoaCode(), row.code(mapping.category()), row.code(mapping.outcome())));
    }

    /** Its record's token is the one that the feed of those records makes: same source, same purpose. */
    private PseudonymisedRow outcome(RowKey key, ValidRow valid) {
        RowValues row = new RowValues(valid);
        Mapping.Outcome mapping = feed.mapping().outcome();
        UUID digest = tokens.row(valid);
        UUID record = tokens.record(row.text(mapping.record()), digest);
        return new PseudonymisedRow.OfOutcome(new StagedOutcome(key, digest, tokens.outcome(row.text(feed.identity().record()), digest), record,
                tokens.involved(record, row.text(mapping.suspect())), sourceUpdated(row), row.firstCode(orNone(mapping.outcome())),
                row.date(mapping.outcomeDate()), Boolean.TRUE.equals(row.yesNo(mapping.withdrawn())), feed.waiting().days()));
    }

    private PseudonymisedRow withdrawal(RowKey key, ValidRow valid) {
        RowValues row = new RowValues(valid);
        UUID digest = tokens.row(valid);
        return new PseudonymisedRow.OfWithdrawal(new StagedWithdrawal(key, digest, tokens.record(row.text(feed.mapping().withdrawal().record()), digest),
                sourceUpdated(row), lasting(), StagedWithdrawal.SUPPLIER, null));
    }

    private StagedWithdrawal.Lasting lasting() {
        return feed.withdrawals().broughtBackBy() == FeedDefinition.Withdrawals.BroughtBackBy.NEWER
                ? StagedWithdrawal.Lasting.UNTIL_NEWER : StagedWithdrawal.Lasting.FOR_GOOD;
    }

    private static List<String> orNone(List<String> columns) {
        return columns == null ? List.of() : columns;
    }
}
