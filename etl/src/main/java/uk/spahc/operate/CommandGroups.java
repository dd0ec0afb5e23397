package uk.spahc.operate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lists the commands in {@code spahc --help} by who needs them, in reading order. */
final class CommandGroups {
    private static final Map<String, List<String>> GROUPS = groups();
    private static final String OTHERS = "Others";
    private static final int NAME_WIDTH = 14;

    private CommandGroups() {
    }

    static void arrange(CommandLine top) {
        top.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        top.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroups::render);
    }

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("To begin", List.of("demo", "sample"));
        groups.put("Every night", List.of("refresh", "load", "status", "rerun", "rejects", "withdraw", "rebuild"));
        groups.put("Suppliers and feeds", List.of("check", "feed", "theme", "reference"));
        groups.put("People, with care", List.of("people", "reidentify", "vault", "keys"));
        groups.put("Database and dashboards", List.of("migrate", "database", "psql", "dashboards"));
        groups.put("Developers", List.of("test", "bench", "docs"));
        return groups;
    }

    private static String render(Help help) {
        Map<String, Help> left = new LinkedHashMap<>(help.subcommands());
        StringBuilder text = new StringBuilder();
        GROUPS.forEach((title, names) -> {
            List<Help> members = new ArrayList<>();
            names.forEach(name -> {
                Help member = left.remove(name);
                if (member != null) {
                    members.add(member);
                }
            });
            append(text, title, members);
        });
        append(text, OTHERS, List.copyOf(left.values()));
        return text.toString();
    }

    private static void append(StringBuilder text, String title, List<Help> members) {
        if (members.isEmpty()) {
            return;
        }
        text.append(String.format("%n%s:%n", title));
        for (Help member : members) {
            String[] description = member.commandSpec().usageMessage().description();
            text.append(String.format("  %-" + NAME_WIDTH + "s %s%n", member.commandSpec().name(),
                    description.length == 0 ? "" : description[0]));
        }
    }
}
