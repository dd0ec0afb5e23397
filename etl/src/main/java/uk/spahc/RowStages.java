package uk.spahc;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import uk.spahc.audit.Notice;
import uk.spahc.audit.Stage;
import uk.spahc.audit.StageLog;
import uk.spahc.land.Landed;
import uk.spahc.outcome.Trouble;
import uk.spahc.pseudonymise.PseudonymisedRow;
import uk.spahc.read.DeliveredRow;
import uk.spahc.validate.Verdict;

/**
 * Validate and pseudonymise, row by row, and the one writer that puts accepted and rejected rows away in the same chunk
 * transaction. Nothing of a row is written before it has been through here.
 */
@Component
class RowStages {
    /** One row, judged. {@code pseudonymised} is null where the verdict is a reject. */
    record Processed(Verdict verdict, PseudonymisedRow pseudonymised) {
    }
}
