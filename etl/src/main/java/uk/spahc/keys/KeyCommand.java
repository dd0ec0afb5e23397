package uk.spahc.keys;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** A key from the output of a key-management program. */
final class KeyCommand {
    private static final int MAX_BYTES = 4096;
    private static final int MAX_SECONDS = 60;

    private KeyCommand() {
    }

    /**
     * Runs the command, without a shell, for at most a minute. What it writes to its error stream is thrown away: it might
     * hold the key.
     */
    static MasterKey run(String command) {
        List<String> words = words(command);
        if (words.isEmpty()) {
            throw failed("names no program");
        }
        try {
            Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return KeyText.parse(output(process), "The output of SPAHC_KEY_COMMAND");
        } catch (IOException e) {
            // Without its cause: the message quotes the command line, which may hold a credential.
            throw failed("cannot be started");
        }
    }

    private static byte[] output(Process process) throws IOException {
        process.getOutputStream().close();
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> read(process));
        try {
            byte[] text = read.get(MAX_SECONDS, TimeUnit.SECONDS);
            if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                throw new TimeoutException();
            }
            if (process.exitValue() != 0) {
                throw failed("ended with exit code " + process.exitValue());
            }
            return text;
        } catch (TimeoutException e) {
            throw failed("did not end within " + MAX_SECONDS + " seconds");
        } catch (ExecutionException e) {
            throw failed("broke off");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] read(Process process) {
        try {
            byte[] text = process.getInputStream().readNBytes(MAX_BYTES);
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words at spaces; quotes, single or double, keep spaces in a word. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (char c : command.toCharArray()) {
            boolean space = quote == 0 && Character.isWhitespace(c);
            if (space && word != null) {
                words.add(word.toString());
                word = null;
            } else if (!space) {
                word = word == null ? new StringBuilder() : word;
                if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                } else if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            }
        }
        if (quote != 0) {
            throw failed("has an open quote");
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    private static Failure failed(String how) {
        return new Failure(ExitCode.WRONG_USE, "SPAHC_KEY_COMMAND " + how + ".",
                "Run the command by hand: its output must be one line, spahc-key:<epoch>:<base64 of 32 bytes>.");
    }
}
