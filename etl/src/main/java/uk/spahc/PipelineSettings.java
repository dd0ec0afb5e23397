package uk.spahc;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pipeline ({@code spahc.*} in {@code application.yml}, {@code SPAHC_*} in the environment).
 *
 * @param chunkSize rows written in one transaction; memory and the work lost by a kill grow with it
 * @param settle how long a file in the landing folder must have stood still before it is taken without a {@code .done}
 */
@ConfigurationProperties("spahc")
public record PipelineSettings(@DefaultValue("2000") int chunkSize, @DefaultValue("30s") Duration settle) {
}
