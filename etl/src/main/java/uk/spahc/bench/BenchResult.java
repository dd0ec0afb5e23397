package uk.spahc.bench;

import java.util.List;

/**
 * What was measured at one size.
 *
 * @param bytes of the delivery
 * @param copy the file into one table of text columns by {@code COPY}
 * @param plainJob the same by a plain Spring Batch job
 * @param whole file to published
 * @param stages of {@code whole}, in the order of the flow
 * @param correction a delivery that corrects {@code correction.rows()} of the records
 * @param correctionStages of {@code correction}, in the order of the flow
 * @param queries what a dashboard sends, warm
 * @param peakHeapBytes of the whole load
 * @param databaseBytes after the delivery, without the baseline's tables
 * @param differences figures that are not as they truly are; empty where all is right
 */
public record BenchResult(long rows, int columns, long bytes, Timing copy, Timing plainJob, Timing whole, List<Timing> stages, Timing correction,
        List<Timing> correctionStages, List<Timing> queries, long peakHeapBytes, long databaseBytes, int figuresCompared, List<String> differences) {

    /** How many times the time of {@code COPY} the whole way takes. */
    public double timesCopy() {
        return whole.seconds() / copy.seconds();
    }
}
