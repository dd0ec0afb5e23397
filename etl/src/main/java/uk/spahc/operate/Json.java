package uk.spahc.operate;

import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Reports for programs: one JSON object on one line. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Path.class, ToStringSerializer.instance)).build();

    private Json() {
    }

    static String of(Object report) {
        return MAPPER.writeValueAsString(report);
    }
}
