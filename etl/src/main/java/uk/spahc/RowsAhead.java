package uk.spahc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import uk.spahc.audit.Stage;
import uk.spahc.land.Landed;
import uk.spahc.read.DeliveredRow;
import uk.spahc.read.ReadStage;
import uk.spahc.read.RowReader;

/**
 * The rows of a delivery, read and worked on by a thread of their own while the step writes the chunk before: the database has
 * one processor, this the other. In the delivery's order; a failure comes where its row would have come. How many rows were
 * given, not how many were read, is kept in the step's context: on a restart they go on behind the last that was committed.
 */
final class RowsAhead<T> implements ItemStreamReader<T> {
    private static final int BLOCK = 250;
    /** Four thousand rows of a few kilobytes: two chunks. */
    private static final int BLOCKS = 16;
    private static final int TELL_EVERY = 5_000;

    private final Landed landed;
    private final ReadStage stage;
    private final Function<DeliveredRow, T> work;
    private final BlockingQueue<Block<T>> ahead = new ArrayBlockingQueue<>(BLOCKS);
    private Iterator<T> block = List.<T>of().iterator();
    private Block<T> last;
    private Thread reading;
    private long given;

    /** @param failure after these rows, or null */
    private record Block<T>(List<T> rows, boolean isLast, Throwable failure) {
    }

    /** @param work on one row; is called by one thread, in order */
    RowsAhead(Landed landed, ReadStage stage, Function<DeliveredRow, T> work) {
        this.landed = landed;
        this.stage = stage;
        this.work = work;
    }

    @Override
    public void open(ExecutionContext context) {
        given = context.getLong(ReadStage.POSITION, 0);
        reading = new Thread(this::readAhead, "rows-ahead");
        reading.setDaemon(true);
        reading.start();
    }

    private void readAhead() {
        List<T> rows = new ArrayList<>(BLOCK);
        try {
            try (RowReader reader = stage.rowsAfter(given)) {
                for (DeliveredRow row = reader.read(); row != null; row = reader.read()) {
                    rows.add(work.apply(row));
                    if (rows.size() == BLOCK) {
                        ahead.put(new Block<>(rows, false, null));
                        rows = new ArrayList<>(BLOCK);
                    }
                }
                ahead.put(new Block<>(rows, true, null));
            } catch (IOException e) {
                ahead.put(new Block<>(rows, true, new UncheckedIOException(e)));
            } catch (RuntimeException | Error e) {
                ahead.put(new Block<>(rows, true, e));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public T read() throws InterruptedException {
        while (!block.hasNext()) {
            if (last != null) {
                return end();
            }
            Block<T> next = ahead.take();
            block = next.rows.iterator();
            last = next.isLast ? next : null;
        }
        given++;
        if (given % TELL_EVERY == 0) {
            landed.progress().rows(Stage.VALIDATE, given, stage.rows());
        }
        return block.next();
    }

    private T end() {
        if (last.failure instanceof Error error) {
            throw error;
        }
        if (last.failure != null) {
            throw (RuntimeException) last.failure;
        }
        return null;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(ReadStage.POSITION, given);
    }

    /** Waits until nothing of the delivery is open. */
    @Override
    public void close() {
        if (reading != null) {
            reading.interrupt();
            try {
                reading.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
