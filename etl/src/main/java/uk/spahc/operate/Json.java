package uk.spahc.operate;

import tools.jackson.databind.json.JsonMapper;

/** Reports for programs: one JSON object on one line. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {
    }

    static String of(Object report) {
        return MAPPER.writeValueAsString(report);
    }
}
