package uk.spahc.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.TestWatcher;

/** Counts what a test class did and, in the long run or where {@code spahc.record} is set, enters it in the table. */
final class RecordedRun implements BeforeAllCallback, AfterAllCallback, TestWatcher, InvocationInterceptor {
    private Instant start;
    private int passed;
    private int failed;

    @Override
    public void beforeAll(ExtensionContext context) {
        start = Instant.now();
        context.getStore(Namespace.create(RecordedRun.class)).put("run", this);
    }

    /** The cases of a test factory are no tests of their own to a watcher. */
    @Override
    public void interceptDynamicTest(Invocation<Void> invocation, org.junit.jupiter.api.extension.DynamicTestInvocationContext called,
            ExtensionContext context) throws Throwable {
        try {
            invocation.proceed();
            passed++;
        } catch (Throwable e) {
            failed++;
            throw e;
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        if (context.getTestMethod().filter(method -> method.isAnnotationPresent(org.junit.jupiter.api.TestFactory.class)).isEmpty()) {
            passed++;
        }
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        failed++;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        boolean whole = Boolean.getBoolean("spahc.long");
        if (!whole && !Boolean.getBoolean("spahc.record")) {
            return;
        }
        Class<?> test = context.getRequiredTestClass();
        Optional.ofNullable(test.getAnnotation(Recorded.class)).ifPresent(recorded -> ReliabilityTable.enter(new ReliabilityTable.Row(
                test.getSimpleName(), recorded.rule(), recorded.sampled() && !whole ? "sample" : "in full", passed, failed, recorded.seed(),
                Duration.between(start, Instant.now()).toSeconds(), ReliabilityTable.commit(), ReliabilityTable.digest(test.getSimpleName()))));
    }
}
