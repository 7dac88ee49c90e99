package org.uclab.app;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.control.live.LabVerbs;
import org.uclab.control.live.LiveLab;
import org.uclab.control.live.Verbs;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Verb;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The commands of the verbs, made from them: {@code fault add} is the command {@code add} of {@code fault}; what ends in an
 * option, as {@code fault heal --all}, is that option of the command before it.
 */
final class ControlCommands {

    /** The first words of all verbs; here so that nobody has to read the verbs for them. */
    static final List<String> GROUPS = List.of(
            "lab",
            "hosts",
            "host",
            "user",
            "device",
            "records",
            "fault",
            "clock",
            "client",
            "application",
            "voicemail",
            "history",
            "ladder",
            "metrics");

    private static final Map<String, String> ABOUT = Map.of(
            "lab", "Running labs.",
            "host", "Power, and services, of a host of a running lab.",
            "user", "Users of call control of a running lab.",
            "device", "Devices of users of a running lab.",
            "records", "Records of a name server of a running lab.",
            "fault", "Faults of a running lab.",
            "clock", "Lab time of a running lab.",
            "client", "Clients in a running lab.",
            "application", "Programs that control phones in a running lab.",
            "voicemail", "Voice messages in a running lab.");

    private ControlCommands() {}

    /** The commands that begin with that word. */
    static CommandLine of(String group) {
        List<Verb<LiveLab, ?>> verbs = Verbs.all().stream()
                .filter(verb -> verb.command().split(" ")[0].equals(group))
                .toList();
        if (group.equals("host")) {
            return new CommandLine(host(verbs));
        }
        if (verbs.stream().anyMatch(verb -> verb.command().equals(group))) {
            return new CommandLine(command(group, verbs));
        }
        CommandSpec spec = CommandSpec.wrapWithoutInspection(new GroupOnly());
        described(spec.name(group), ABOUT.get(group));
        commandsOf(verbs).forEach(words -> spec.addSubcommand(last(words), new CommandLine(command(words, verbs))));
        if (group.equals("lab")) {
            spec.addSubcommand("list", new CommandLine(new LabListCommand()));
        }
        return new CommandLine(spec);
    }

    /** Without a command of its own it says which there are. */
    private static final class GroupOnly implements Runnable {
        @Override
        public void run() {
            throw new UsageException("a command is missing; './uclab --help' and '--help' behind the word list them");
        }
    }

    private static Set<String> commandsOf(List<Verb<LiveLab, ?>> verbs) {
        Set<String> commands = new LinkedHashSet<>();
        verbs.forEach(verb -> commands.add(base(verb)));
        return commands;
    }

    /** Without the option in which it ends. */
    private static String base(Verb<LiveLab, ?> verb) {
        return verb.command().replaceAll(" --.*", "");
    }

    private static String last(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    /** One command, and the verbs that it stands for. */
    private static CommandSpec command(String words, List<Verb<LiveLab, ?>> verbs) {
        List<Verb<LiveLab, ?>> its =
                verbs.stream().filter(verb -> base(verb).equals(words)).toList();
        Map<String, Verb<LiveLab, ?>> byOption = new LinkedHashMap<>();
        its.forEach(verb -> byOption.put(option(verb), verb));
        VerbCommand run = new VerbCommand(byOption);
        CommandSpec spec = CommandSpec.wrapWithoutInspection(run).name(last(words));
        described(spec, its.get(0).about());
        run.belongsTo(spec);
        Map<String, Parameter<?>> parameters = new LinkedHashMap<>();
        its.forEach(verb -> verb.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter)));
        boolean mayBeMissing = its.size() > 1;
        int place = 0;
        for (Parameter<?> parameter : parameters.values()) {
            if (parameter.positional()) {
                spec.addPositional(positional(parameter, place++, mayBeMissing));
            } else {
                spec.addOption(option(parameter, mayBeMissing));
            }
        }
        byOption.forEach((option, verb) -> {
            if (!option.isEmpty()) {
                spec.addOption(OptionSpec.builder(option)
                        .type(boolean.class)
                        .description(verb.about())
                        .build());
            }
        });
        return spec;
    }

    private static String option(Verb<LiveLab, ?> verb) {
        int at = verb.command().indexOf(" --");
        return at < 0 ? "" : verb.command().substring(at + 1);
    }

    private static PositionalParamSpec positional(Parameter<?> parameter, int place, boolean mayBeMissing) {
        boolean many = parameter.type().kind() == Parameter.Kind.TEXTS;
        String least = parameter.required() && !mayBeMissing ? "1" : "0";
        return PositionalParamSpec.builder()
                .index(many ? place + "..*" : Integer.toString(place))
                .arity(many ? least + "..*" : least.equals("1") ? "1" : "0..1")
                .paramLabel(VerbCommand.label(parameter))
                .type(many ? List.class : String.class)
                .auxiliaryTypes(String.class)
                .description(escaped(parameter.about()))
                .build();
    }

    private static OptionSpec option(Parameter<?> parameter, boolean mayBeMissing) {
        boolean many = switch (parameter.type().kind()) {
            case TEXTS, PAIRS -> true;
            case TEXT, NUMBER, COUNT -> false;
        };
        return OptionSpec.builder("--" + parameter.name())
                .paramLabel(
                        parameter.type().kind() == Parameter.Kind.PAIRS ? "WORD=VALUE" : VerbCommand.label(parameter))
                .type(many ? List.class : String.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .required(parameter.required() && !mayBeMissing)
                .description(escaped(parameter.about()))
                .build();
    }

    /** {@code host HOST ACTION [SERVICE]}: the host comes first, as people say it. */
    private static CommandSpec host(List<Verb<LiveLab, ?>> verbs) {
        Map<String, Verb<LiveLab, ?>> byAction = new LinkedHashMap<>();
        verbs.forEach(verb -> byAction.put(last(verb.command()), verb));
        VerbCommand run = new VerbCommand(byAction);
        CommandSpec spec = CommandSpec.wrapWithoutInspection(run).name("host");
        described(spec, ABOUT.get("host"));
        run.belongsTo(spec);
        spec.addPositional(positional(LabVerbs.HOST, 0, false));
        spec.addPositional(PositionalParamSpec.builder()
                .index("1")
                .arity("1")
                .paramLabel(VerbCommand.ACTION)
                .type(String.class)
                .completionCandidates(byAction.keySet())
                .description(String.join(", ", byAction.keySet()))
                .build());
        spec.addPositional(positional(LabVerbs.SERVICE, 2, true));
        return spec;
    }

    private static void described(CommandSpec spec, String about) {
        spec.usageMessage().description(escaped(Optional.ofNullable(about).orElse("")));
        spec.mixinStandardHelpOptions(true);
    }

    /** Descriptions are formats. */
    private static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
