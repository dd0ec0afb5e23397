package uk.spahc.operate;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.spahc.keys.KeyFile;
import uk.spahc.outcome.ExitCode;

/** Keys for pseudonyms and sealed values. */
@Command(name = "keys", description = "Make the key under which people are pseudonymised and identities sealed.")
final class KeysCommand {
    @Spec
    private CommandSpec spec;

    @Command(name = "create", description = "Write a new key into a file that only you can read.")
    int create(@Parameters(paramLabel = "FILE", description = "Where to write it. Keep it apart from the database and its backups.") Path file) {
        KeyFile.create(file);
        spec.commandLine().getOut().println("Wrote a new key to " + file + ".");
        spec.commandLine().getOut().println("Next: set SPAHC_KEY_FILE=" + file.toAbsolutePath()
                + ". Whoever loses this key loses the link to everyone loaded under it: keep a copy in a safe place.");
        return ExitCode.DONE.number();
    }
}
