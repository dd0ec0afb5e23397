package uk.spahc.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import uk.spahc.audit.Delivery;
import uk.spahc.audit.RowCounts;
import uk.spahc.home.Home;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** A receipt for the supplier: which file, which bytes, what became of its rows. No value of any row. */
final class Receipt {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT).build();

    private Receipt() {
    }

    static void write(Home home, Delivery delivery, long loadKey, RowCounts counts) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("feed", delivery.feed());
        receipt.put("file", delivery.fileName());
        receipt.put("sha256", delivery.sha256());
        receipt.put("business_date", delivery.businessDate().toString());
        receipt.put("revision", delivery.revision());
        receipt.put("load", loadKey);
        receipt.put("rows", counts);
        Path folder = home.receipts().resolve(delivery.feed());
        Path target = folder.resolve(delivery.businessDate() + "-" + delivery.sha256().substring(0, 12) + ".json");
        try {
            Files.createDirectories(folder);
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.write(part, JSON.writeValueAsString(receipt).concat("\n").getBytes(StandardCharsets.UTF_8));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "The receipt " + target + " could not be written.",
                    "Check free disk space there, then 'spahc rerun --failed'.", e);
        }
    }
}
