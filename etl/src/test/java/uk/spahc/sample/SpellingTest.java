package uk.spahc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingTest {
    @Test
    void windows1252KeepsWhatItHasAndStripsTheRest() {
        assertThat(new Spelling().western("Łukasz Dušan Siân Ștefan Yılmaz")).isEqualTo("Lukasz Dušan Siân Stefan Yilmaz");
    }

    @Test
    void plainLosesAccentsAndStrokes() {
        assertThat(Spelling.plain("Małgorzata Gonçalo Öztürk")).isEqualTo("Malgorzata Goncalo Ozturk");
    }
}
