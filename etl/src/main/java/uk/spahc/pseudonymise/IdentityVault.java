package uk.spahc.pseudonymise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import uk.spahc.feed.Column;
import uk.spahc.feed.FeedDefinition;
import uk.spahc.feed.Mapping;
import uk.spahc.governance.Standing.InForce;
import uk.spahc.keys.RowSealer;
import uk.spahc.keys.SealedPlace;

/** Gathers the identifiers of a row that the agreement lets be kept, and seals them. What it does not name is left out. */
final class IdentityVault {
    private static final JsonMapper JSON = new JsonMapper();
    private final RowSealer sealer;
    private final FeedDefinition feed;
    private final Set<String> kept;
    private final List<String> freeText;

    IdentityVault(RowSealer sealer, FeedDefinition feed, InForce agreement) {
        this.sealer = sealer;
        this.feed = feed;
        this.kept = agreement.identityInVault(feed.feed());
        Set<String> keptText = agreement.freeText(feed.feed());
        this.freeText = feed.columns().stream().filter(column -> column.fate() == Column.Fate.FREE_TEXT)
                .map(Column::name).filter(keptText::contains).toList();
    }

    /** @param textToo false where free text might name somebody whose identity must not be kept */
    void addRecord(RowKey key, RowValues row, boolean textToo, List<SealedIdentity> to) {
        Map<String, Object> values = new LinkedHashMap<>();
        keep(values, "reference", feed.identity().record(), row);
        keep(values, "group", feed.identity().group(), row);
        Map<String, String> texts = new LinkedHashMap<>();
        freeText.stream().filter(row::has).forEach(column -> texts.put(column, row.text(column)));
        if (textToo && !texts.isEmpty()) {
            values.put("free_text", texts);
        }
        seal(key, SealedIdentity.Kind.RECORD, values, to);
    }

    void addPlace(RowKey key, RowValues row, List<SealedIdentity> to) {
        Map<String, Object> values = new LinkedHashMap<>();
        keep(values, "address", feed.mapping().incident().place(), row);
        keep(values, "postcode", feed.mapping().incident().postcode(), row);
        seal(key, SealedIdentity.Kind.PLACE, values, to);
    }

    void addPerson(RowKey key, Mapping.Person person, RowValues row, List<SealedIdentity> to) {
        Map<String, Object> values = new LinkedHashMap<>();
        keep(values, "strong_id", person.strongId(), row);
        keep(values, "forename", person.forename(), row);
        keep(values, "surname", person.surname(), row);
        keep(values, "date_of_birth", person.dateOfBirth(), row);
        keep(values, "address", person.address(), row);
        keep(values, "postcode", person.postcode(), row);
        seal(key, SealedIdentity.Kind.PERSON, values, to);
    }

    private void keep(Map<String, Object> values, String name, String column, RowValues row) {
        if (column != null && kept.contains(column) && row.has(column)) {
            values.put(name, row.text(column));
        }
    }

    private void seal(RowKey key, SealedIdentity.Kind kind, Map<String, Object> values, List<SealedIdentity> to) {
        if (!values.isEmpty()) {
            SealedPlace place = new SealedPlace("vault.identity", key.deliveryKey(), key.line(), key.part(), kind.name());
            to.add(new SealedIdentity(key, kind, sealer.seal(place, JSON.writeValueAsBytes(values))));
        }
    }
}
