package uk.spahc.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/**
 * Where the master key is to be found: a file, a variable or a key-management command. All that are set are read, and must
 * agree, so that a forgotten setting never decides under which key a night runs.
 *
 * @param file value of {@code SPAHC_KEY_FILE}, or null
 * @param key value of {@code SPAHC_KEY}, or null
 * @param command value of {@code SPAHC_KEY_COMMAND}, or null: program and arguments, no shell; its output is the key
 */
public record KeySettings(String file, String key, String command) {

    /** From the environment, or from any settings under the same names; a blank value counts as not set. */
    public static KeySettings from(Map<String, String> environment) {
        return new KeySettings(set(environment.get("SPAHC_KEY_FILE")), set(environment.get("SPAHC_KEY")),
                set(environment.get("SPAHC_KEY_COMMAND")));
    }

    /** Whether any source is set. */
    public boolean present() {
        return file != null || key != null || command != null;
    }

    /**
     * The master key.
     *
     * @throws Failure WRONG_USE if there is none, if a source is malformed, weak or open to others, or if two disagree
     */
    public MasterKey masterKey() {
        List<MasterKey> keys = new ArrayList<>();
        if (file != null) {
            keys.add(KeyFile.read(Path.of(file)));
        }
        if (key != null) {
            keys.add(KeyText.parse(key.getBytes(StandardCharsets.UTF_8), "SPAHC_KEY"));
        }
        if (command != null) {
            keys.add(KeyCommand.run(command));
        }
        return only(keys);
    }

    private static MasterKey only(List<MasterKey> keys) {
        if (keys.isEmpty()) {
            throw KeyText.refused("There is no master key: neither SPAHC_KEY_FILE nor SPAHC_KEY nor SPAHC_KEY_COMMAND is set.");
        }
        MasterKey first = keys.get(0);
        boolean agree = keys.stream().allMatch(first::sameAs);
        keys.stream().skip(agree ? 1 : 0).forEach(MasterKey::close);
        if (!agree) {
            throw new Failure(ExitCode.WRONG_USE, "The settings name different master keys.",
                    "Leave only one of SPAHC_KEY_FILE, SPAHC_KEY and SPAHC_KEY_COMMAND set.");
        }
        return first;
    }

    private static String set(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    @Override
    public String toString() {
        return "KeySettings[file=" + file + ", key " + (key == null ? "not set" : "hidden") + ", command "
                + (command == null ? "not set" : "hidden") + "]";
    }
}
