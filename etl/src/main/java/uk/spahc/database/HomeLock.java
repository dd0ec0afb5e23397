package uk.spahc.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One command at a time starts or stops a home's server. The operating system frees the lock when its holder dies. Taking
 * it waits for as long as another holds it.
 */
final class HomeLock implements AutoCloseable {
    /** A file lock belongs to the whole JVM, so threads of this one need a lock between them. */
    private static final ReentrantLock THIS_JVM = new ReentrantLock();

    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static HomeLock take(Path file) {
        THIS_JVM.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new HomeLock(channel, channel.lock());
        } catch (IOException e) {
            THIS_JVM.unlock();
            throw ServerTrouble.writing("The lock " + file + " cannot be taken", e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            // Nothing is lost: the operating system releases it with the process.
        } finally {
            THIS_JVM.unlock();
        }
    }
}
