package org.uclab.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.uclab.control.call.ControlClient;
import org.uclab.control.live.LiveLab;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Shape;
import org.uclab.control.verb.Verb;
import org.uclab.lab.words.Nearest;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Says a verb to a running lab and shows what it gives. */
final class VerbCommand implements Callable<Integer> {

    /** The place of a host's action. */
    static final String ACTION = "ACTION";

    private final Map<String, Verb<LiveLab, ?>> verbs;
    private CommandSpec spec;

    /**
     * @param verbs by the option or the action that means them; the one with an empty text where nothing is said
     */
    VerbCommand(Map<String, Verb<LiveLab, ?>> verbs) {
        this.verbs = verbs;
    }

    /** Its command, with the options that all have. */
    void belongsTo(CommandSpec command) {
        spec = command;
        spec.addOption(OptionSpec.builder("--lab")
                .paramLabel("FILE")
                .type(Path.class)
                .description("the ports file of a running lab (default: the only one that runs)")
                .build());
        spec.addOption(OptionSpec.builder("--json")
                .type(boolean.class)
                .description("as JSON, for scripts")
                .build());
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n");
        spec.usageMessage()
                .exitCodeList(Map.of(
                        "0", "done",
                        "1",
                                "done, but not with the wanted end: not signed in, not sent, refused, not found, not in time",
                        "2", "could not be done"));
    }

    /** As the help shows it. */
    static String label(Parameter<?> parameter) {
        return parameter.name().toUpperCase(Locale.ROOT);
    }

    @Override
    public Integer call() {
        Verb<LiveLab, ?> verb = verb();
        ControlClient lab =
                ControlClient.of(RunningLabs.the(spec.findOption("--lab").getValue()));
        boolean json = said("--json");
        PrintWriter out = spec.commandLine().getOut();
        if (verb.shape().kind() == Shape.Kind.FLOW) {
            return follow(lab, verb, json, out);
        }
        Map<String, Object> words = words(verb);
        String text = lab.text(verb, words);
        if (json || verb.shape().kind() == Shape.Kind.TEXT) {
            out.println(text.stripTrailing());
        } else {
            Shown.print(out, ControlClient.value(text));
        }
        out.flush();
        return wanted(verb, text, words) ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean said(String option) {
        return Boolean.TRUE.equals(spec.findOption(option).<Boolean>getValue());
    }

    private Verb<LiveLab, ?> verb() {
        for (ArgSpec place : spec.positionalParameters()) {
            if (place.paramLabel().equals(ACTION)) {
                String action = place.getValue();
                Verb<LiveLab, ?> verb = verbs.get(action);
                if (verb == null) {
                    throw new UsageException("a host does not take '" + action + "'; it takes: "
                            + String.join(", ", verbs.keySet()) + Nearest.hint(action, verbs.keySet()));
                }
                return verb;
            }
        }
        return verbs.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty() && said(entry.getKey()))
                .<Verb<LiveLab, ?>>map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> verbs.get(""));
    }

    private Map<String, Object> words(Verb<LiveLab, ?> verb) {
        Map<String, Object> words = new LinkedHashMap<>();
        for (Parameter<?> parameter : verb.parameters()) {
            Object value = arg(parameter);
            if (value instanceof List<?> pairs && parameter.type().kind() == Parameter.Kind.PAIRS) {
                words.put(parameter.name(), pairs(parameter, pairs));
            } else if (value != null) {
                words.put(parameter.name(), value);
            } else if (parameter.required()) {
                throw new UsageException(label(parameter) + " is missing: " + parameter.about());
            }
        }
        return words;
    }

    private Object arg(Parameter<?> parameter) {
        OptionSpec option = spec.findOption("--" + parameter.name());
        if (option != null) {
            return option.getValue();
        }
        return spec.positionalParameters().stream()
                .filter(place -> place.paramLabel().equals(label(parameter)))
                .findFirst()
                .<Object>map(place -> place.getValue())
                .orElse(null);
    }

    private static Map<String, String> pairs(Parameter<?> parameter, List<?> said) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (Object one : said) {
            String[] halves = String.valueOf(one).split("=", 2);
            if (halves.length < 2) {
                throw new UsageException("--" + parameter.name() + " takes WORD=VALUE, not '" + one + "'");
            }
            pairs.put(halves[0], halves[1]);
        }
        return pairs;
    }

    private int follow(ControlClient lab, Verb<LiveLab, ?> verb, boolean json, PrintWriter out) {
        FollowedEvents events = json ? null : new FollowedEvents(lab, out, Ansi.AUTO.enabled());
        String why = lab.follow(verb, words(verb), line -> {
            if (json) {
                out.println(line);
            } else {
                events.print(line);
            }
            out.flush();
            return !out.checkError();
        });
        spec.commandLine().getErr().println("uclab: " + why);
        return ExitCode.OK;
    }

    private static <R> boolean wanted(Verb<LiveLab, R> verb, String text, Map<String, Object> words) {
        return verb.cameToItsEnd(ControlClient.given(verb, text), words);
    }
}
