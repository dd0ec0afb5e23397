package uk.spahc.reference;

/** A handful of places, from the small tables among the test resources. */
public final class TestGazetteer {
    private TestGazetteer() {
    }

    public static Gazetteer small() {
        return GazetteerFiles.read(ReferenceFiles.under("reference/"), "E06000023");
    }
}
