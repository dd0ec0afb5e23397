package uk.spahc.recovery;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class whose outcome {@code docs/reliability.md} tells. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RecordedRun.class)
public @interface Recorded {
    /** What it shows, by the number that the design gives it. */
    String rule();

    /** Of its sample and of what it chose. */
    long seed();

    /** Whether the ordinary run does less than {@code spahc test --long}. */
    boolean sampled() default false;
}
