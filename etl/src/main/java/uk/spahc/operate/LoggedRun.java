package uk.spahc.operate;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import uk.spahc.outcome.Failure;

/** Runs a command with its log in the home; a call for help writes nothing. */
final class LoggedRun implements IExecutionStrategy {
    @Override
    public int execute(ParseResult result) {
        Integer helped = CommandLine.executeHelpRequest(result);
        if (helped != null) {
            return helped;
        }
        CommandSpec spec = result.commandSpec();
        try {
            RunLog.writeIn(SpahcCommand.above(spec).home());
        } catch (Failure failure) {
            throw new ExecutionException(spec.commandLine(), failure.getMessage(), failure);
        }
        return new RunLast().execute(result);
    }
}
