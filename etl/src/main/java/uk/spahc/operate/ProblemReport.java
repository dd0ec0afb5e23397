package uk.spahc.operate;

import java.io.PrintWriter;
import java.util.List;
import uk.spahc.feed.Problem;
import uk.spahc.outcome.ExitCode;

/**
 * What a look at configuration found.
 *
 * @param checked what was looked at, in words
 * @param remarks what stops nothing
 */
record ProblemReport(String checked, List<Problem> problems, List<String> remarks) {

    /** @return {@link ExitCode#DONE}, or {@link ExitCode#WRONG_USE} if anything is wrong */
    ExitCode print(PrintWriter out, boolean json) {
        if (json) {
            out.println(Json.of(this));
        } else {
            problems.forEach(out::println);
            remarks.forEach(out::println);
            out.println(problems.isEmpty() ? "Nothing is wrong with " + checked + "." : problems.size() + (problems.size() == 1 ? " problem" : " problems") + " in " + checked + ".");
        }
        out.flush();
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.WRONG_USE;
    }
}
