package uk.spahc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.spahc.audit.Progress;

/** That what the benchmark measures is a whole and right load; how long it takes is nobody's business here. */
class BenchmarkIT {
    @TempDir
    private Path folder;

    @Test
    void theFiguresOfTheMeasuredDeliveryAndOfItsCorrectionAreTrue() {
        BenchResult result = new Benchmark(folder, Map.of(), 0, Progress.SILENT, sentence -> { }).of(1500);

        assertThat(result.figuresCompared()).isGreaterThan(100);
        assertThat(result.differences()).isEmpty();
        assertThat(result.columns()).isEqualTo(35);
        assertThat(result.queries()).isNotEmpty();
        assertThat(result.correctionStages()).extracting(Timing::what).contains("aggregate: checks");
        assertThat(new BenchReport(List.of(result), "test").markdown()).contains("| 1,500 |", "all equal");
    }
}
