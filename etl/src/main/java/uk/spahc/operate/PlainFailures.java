package uk.spahc.operate;

import java.io.PrintWriter;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import uk.spahc.database.DatabaseFailures;
import uk.spahc.outcome.ExitCode;
import uk.spahc.outcome.Failure;

/** Says what went wrong in one sentence, and in another what to do next. */
final class PlainFailures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PlainFailures.class);

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult result) {
        Failure failure = plainly(thrown, line);
        LOG.error("{} ended with exit code {}", line.getCommandSpec().qualifiedName(), failure.exitCode().number(), thrown);
        say(line.getErr(), failure.getMessage(), failure.nextStep());
        return failure.exitCode().number();
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        String sentence = e.getMessage().endsWith(".") ? e.getMessage() : e.getMessage() + ".";
        StringBuilder next = new StringBuilder();
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
            next.append("Perhaps you meant '").append(unmatched.getSuggestions().get(0)).append("'. ");
        }
        next.append("See '").append(line.getCommandSpec().qualifiedName()).append(" --help'.");
        say(line.getErr(), sentence, next.toString());
        return ExitCode.WRONG_USE.number();
    }

    private static Failure plainly(Exception thrown, CommandLine line) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return DatabaseFailures.explain(sql);
            }
        }
        return new Failure(ExitCode.FAILED, "Something unexpected went wrong in spahc (" + thrown.getClass().getSimpleName() + ").",
                "Run it again; if it happens again, send " + RunLog.fileIn(SpahcCommand.above(line.getCommandSpec()).home())
                        + " to whoever maintains spahc. It holds no personal data.", thrown);
    }

    private static void say(PrintWriter err, String sentence, String next) {
        err.println(sentence);
        if (!next.isEmpty()) {
            err.println("Next: " + next);
        }
        err.flush();
    }
}
