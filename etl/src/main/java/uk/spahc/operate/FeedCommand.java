package uk.spahc.operate;

import picocli.CommandLine.Command;

/** Feeds as configuration. */
@Command(name = "feed", description = "Add, check and describe feeds: all of it configuration.",
        subcommands = {FeedNewCommand.class, FeedCheckCommand.class, FeedTemplateCommand.class, FeedLabelsCommand.class, FeedListCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class FeedCommand {
}
