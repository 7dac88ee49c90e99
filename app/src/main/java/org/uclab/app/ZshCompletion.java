package org.uclab.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A function for the completion system of zsh: commands and options with what they are about, and the values of those that
 * take one of a few. Whatever else an option or a place takes is completed as a file.
 */
final class ZshCompletion {

    private ZshCompletion() {}

    /** The script, for {@code source} or for a file {@code _NAME} on the function path. */
    static String of(String name, CommandLine root) {
        Map<String, CommandSpec> places = new LinkedHashMap<>();
        walk(name, root.getCommandSpec(), places);
        List<String> lines = new ArrayList<>();
        lines.add("#compdef " + name);
        lines.add("_" + name + "() {");
        lines.add("  local place=" + name + " word");
        lines.add("  local -a commands options values");
        lines.add("  for word in \"${(@)words[2,CURRENT-1]}\"; do");
        lines.add("    case \"$place $word\" in");
        lines.add("      "
                + places.keySet().stream().skip(1).map(ZshCompletion::quoted).collect(Collectors.joining("|"))
                + ") place=\"$place $word\" ;;");
        lines.add("    esac");
        lines.add("  done");
        lines.add("  case $place in");
        places.forEach((place, spec) -> lines.add("    " + quoted(place) + ") commands=(" + commands(spec)
                + ") options=(" + options(spec) + ") values=(" + placed(spec) + ") ;;"));
        lines.add("  esac");
        lines.add("  case \"$place ${words[CURRENT-1]}\" in");
        places.forEach((place, spec) -> spec.options().stream()
                .filter(option -> option.completionCandidates() != null)
                .forEach(option -> {
                    for (String word : option.names()) {
                        lines.add("    " + quoted(place + " " + word) + ") compadd -- " + candidates(option)
                                + "; return ;;");
                    }
                }));
        lines.add("    *) ;;");
        lines.add("  esac");
        lines.add("  if [[ ${words[CURRENT]} == -* ]]; then _describe -o option options");
        lines.add("  elif (( $#commands )); then _describe command commands");
        lines.add("  elif (( $#values )); then compadd -a values; _files");
        lines.add("  else _files; fi");
        lines.add("}");
        lines.add("if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then _" + name + " \"$@\"");
        lines.add("else");
        lines.add("  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u }");
        lines.add("  compdef _" + name + " " + name + " ./" + name);
        lines.add("fi");
        return String.join("\n", lines) + "\n";
    }

    private static void walk(String place, CommandSpec spec, Map<String, CommandSpec> places) {
        places.put(place, spec);
        spec.subcommands().forEach((word, command) -> walk(place + " " + word, command.getCommandSpec(), places));
    }

    private static String commands(CommandSpec spec) {
        return spec.subcommands().entrySet().stream()
                .map(entry -> described(
                        entry.getKey(),
                        entry.getValue().getCommandSpec().usageMessage().description()))
                .collect(Collectors.joining(" "));
    }

    private static String options(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.hidden())
                .map((OptionSpec option) -> described(option.longestName(), option.description()))
                .collect(Collectors.joining(" "));
    }

    /** The values that some place of the command takes, where it takes one of a few. */
    private static String placed(CommandSpec spec) {
        return spec.positionalParameters().stream()
                .filter(place -> place.completionCandidates() != null)
                .map(ZshCompletion::candidates)
                .collect(Collectors.joining(" "));
    }

    private static String candidates(ArgSpec argument) {
        return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                .map(ZshCompletion::quoted)
                .collect(Collectors.joining(" "));
    }

    /** A word and what it is about, in the form of {@code _describe}, to which a colon ends the word. */
    private static String described(String word, String[] about) {
        String text = about.length == 0
                ? ""
                : about[0].replaceAll("\\$\\{[^}]*\\}", "…").replace("%n", " ").replace("%%", "%");
        return quoted(word.replace(":", "\\:") + ":" + text);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
