package uk.spahc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import uk.spahc.audit.Progress;
import uk.spahc.governance.Agreement;
import uk.spahc.governance.Standing;
import uk.spahc.land.Landed;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.ReadStage;
import uk.spahc.testing.Feeds;

/** Rows come in order, once each, with their failures in their place, whatever the thread that reads them is ahead by. */
@Timeout(60)
class RowsAheadTest {
    /** More than the reading thread may be ahead, and no whole number of its blocks. */
    private static final int ROWS = 9_137;

    @Test
    void everyRowComesOnceInOrder() throws Exception {
        assertThat(rest(ahead(DeliveredRow::line), new ExecutionContext())).containsExactlyElementsOf(lines(1, ROWS));
    }

    @Test
    void whatWasCommittedIsNotGivenAgain() throws Exception {
        RowsAhead<Long> first = ahead(DeliveredRow::line);
        ExecutionContext committed = new ExecutionContext();
        first.open(committed);
        for (int i = 0; i < 2_000; i++) {
            first.read();
        }
        first.update(committed);
        for (int i = 0; i < 777; i++) {
            // Given, and lost with a chunk that was not committed.
            first.read();
        }
        first.close();

        assertThat(rest(ahead(DeliveredRow::line), committed)).containsExactlyElementsOf(lines(2_001, ROWS));
    }

    @Test
    void failureComesWhereItsRowWouldHaveComeAndStays() throws Exception {
        RowsAhead<Long> ahead = ahead(row -> {
            if (row.line() == 501) {
                throw new IllegalStateException("row 500");
            }
            return row.line();
        });
        ahead.open(new ExecutionContext());
        List<Long> before = new ArrayList<>();
        assertThatThrownBy(() -> {
            while (true) {
                before.add(ahead.read());
            }
        }).isInstanceOf(IllegalStateException.class).hasMessage("row 500");
        assertThat(before).containsExactlyElementsOf(lines(1, 499));
        assertThatThrownBy(ahead::read).hasMessage("row 500");
        ahead.close();
    }

    @Test
    void errorOfTheMachineIsNoEndOfTheDelivery() throws Exception {
        RowsAhead<Long> ahead = ahead(row -> {
            throw new OutOfMemoryError("not really");
        });
        ahead.open(new ExecutionContext());
        assertThatThrownBy(ahead::read).isInstanceOf(OutOfMemoryError.class);
        ahead.close();
    }

    @Test
    void readingWaitsForWhoeverWrites() throws Exception {
        AtomicLong read = new AtomicLong();
        RowsAhead<Long> ahead = ahead(row -> read.incrementAndGet());
        ahead.open(new ExecutionContext());
        ahead.read();
        long before = -1;
        while (before != read.get()) {
            before = read.get();
            Thread.sleep(200);
        }
        assertThat(before).as("rows read of %d while one was asked for", ROWS).isBetween(1L, 5_000L);
        ahead.close();
    }

    @Test
    void closingEarlyEndsTheThread() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        RowsAhead<Long> ahead = ahead(row -> {
            assertThat(closed).as("closed before row %d", row.line()).isFalse();
            return row.line();
        });
        ahead.open(new ExecutionContext());
        ahead.read();
        ahead.close();
        closed.set(true);
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().equals("rows-ahead") && thread.isAlive());
    }

    @Test
    void whoIsInterruptedWhileWaitingHearsOfIt() throws Exception {
        RowsAhead<Long> ahead = ahead(row -> {
            sleep(Duration.ofMinutes(5));
            return row.line();
        });
        ahead.open(new ExecutionContext());
        Thread.currentThread().interrupt();
        assertThatThrownBy(ahead::read).isInstanceOf(InterruptedException.class);
        ahead.close();
    }

    @Test
    void closingWhatWasNeverOpenedIsNothing() {
        ahead(DeliveredRow::line).close();
    }

    /** Rows numbered from 1: the header is line 1, so row n stands on line n + 1. */
    private static List<Long> lines(long from, long to) {
        return LongStream.rangeClosed(from, to).map(row -> row + 1).boxed().toList();
    }

    private static List<Long> rest(RowsAhead<Long> ahead, ExecutionContext context) throws Exception {
        ahead.open(context);
        List<Long> rows = new ArrayList<>();
        for (Long row = ahead.read(); row != null; row = ahead.read()) {
            rows.add(row);
        }
        assertThat(ahead.read()).as("after the end").isNull();
        ahead.close();
        return rows;
    }

    private static RowsAhead<Long> ahead(Function<DeliveredRow, Long> work) {
        String text = "Reference,Full Name\n" + IntStream.rangeClosed(1, ROWS).mapToObj(row -> "A" + row + ",x\n").collect(Collectors.joining())
                + "TRAILER," + ROWS + "\n";
        Landed landed = new Landed(Feeds.SMALL, null, 1, 1, false, Feeds.content(text, StandardCharsets.UTF_8), agreement(), Progress.SILENT);
        ReadStage stage = new ReadStage(landed);
        stage.inspect();
        return new RowsAhead<>(landed, stage, work);
    }

    private static Standing.InForce agreement() {
        Map<String, Set<String>> permitted = Map.of(Feeds.SMALL.feed(), Feeds.columns(Feeds.SMALL));
        return new Standing.InForce(new Agreement("test", "Test", true, null, null, null, null, null, permitted, null, null, null, null, null, null, null,
                null, null, null));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
