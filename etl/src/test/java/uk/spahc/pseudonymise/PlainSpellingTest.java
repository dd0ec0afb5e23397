package uk.spahc.pseudonymise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainSpellingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "  Ada |ada",
        "O'BRIEN|obrien",
        "O’Brien|obrien",
        "O´Brien|obrien",
        "Jean-Paul|jean paul",
        "Jean  Paul|jean paul",
        "Müller|muller",
        "Mu\u0308ller|muller",
        "Łukasz Wójcik|lukasz wojcik",
        "Nguyễn|nguyen",
        "Strauß|strauss",
        "Søren Kjær|soren kjaer",
        "Ayşe Yıldız|ayse yildiz",
        "ﬁona|fiona",
        "Ａｄａ|ada",
        "Flat 9, Marzipan House.|flat 9 marzipan house",
        "12/14 High St|12 14 high st"})
    void sameNameInDifferentHandsIsOneSpelling(String written, String plain) {
        assertThat(PlainSpelling.of(written)).isEqualTo(plain);
        assertThat(PlainSpelling.of(plain)).isEqualTo(plain);
    }

    @Test
    void vowelSignsOfAScriptAreKept() {
        assertThat(PlainSpelling.of("सुमन")).isEqualTo("सुमन");
        assertThat(PlainSpelling.of("राम")).isNotEqualTo(PlainSpelling.of("रीम"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "Unknown", "UNKNOWN.", "n/k", "N/A", "anonymous", "not known"})
    void noNameIsNoName(String written) {
        assertThat(PlainSpelling.ofName(written)).isNull();
    }
}
