package org.uclab.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.uclab.control.ports.PortsFile;
import org.uclab.control.verb.Refused;
import org.uclab.features.run.FeatureRun;
import org.uclab.lab.model.WorldException;
import org.uclab.lab.wire.Wire;
import org.uclab.scenarios.BenchException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code uclab} command. */
@Command(
        name = "uclab",
        mixinStandardHelpOptions = true,
        version = "uclab 0.1.0",
        description = "A protocol simulator and test lab for the back end of a unified-communications client.",
        footer = {
            "",
            "Examples:",
            "  uclab run                                        all bundled scenarios",
            "  uclab run --tags @EDGE-11                        the scenarios of one documented behaviour",
            "  uclab up --ports-file p.json                     a company to point your own client at",
            "  uclab sign-in mac.donald@uclab.com --from outside",
            "",
            "Exit codes: 0 all green or signed in; 1 some failed or not signed in; 2 could not run."
        })
public final class Uclab implements Runnable {

    private static final Set<String> STARTS_A_LAB = Set.of("up", "run", "serve", "sign-in", "explore");

    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand::new);
        commands.put("up", UpCommand::new);
        commands.put("serve", ServeCommand::new);
        commands.put("sign-in", SignInCommand::new);
        commands.put("worlds", WorldsCommand::new);
        commands.put("faults", FaultsCommand::new);
        commands.put("steps", StepsCommand::new);
        commands.put("explore", ExploreCommand::new);
        commands.put("decisions", DecisionsCommand::new);
        commands.put("catalogue", CatalogueCommand::new);
        commands.put("verbs", VerbsCommand::new);
        commands.put("completion", CompletionCommand::new);
        ControlCommands.GROUPS.forEach(group -> commands.put(group, () -> ControlCommands.of(group)));
        return Collections.unmodifiableMap(commands);
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && STARTS_A_LAB.contains(arguments[0])) {
            Wire.ahead();
        }
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** Runs the command and gives its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = commandFor(arguments)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, line, parsed) -> told(thrown, line));
        return command.execute(arguments);
    }

    /** All commands, for who describes them. */
    static CommandLine everything() {
        return commandFor();
    }

    /** Only the command asked for is read into the parser: reading all of them would take longer than the shortest. */
    private static CommandLine commandFor(String... arguments) {
        CommandLine all = new CommandLine(new Uclab());
        String asked = arguments.length == 0 ? "" : arguments[0];
        COMMANDS.forEach((name, maker) -> {
            if (name.equals(asked) || !COMMANDS.containsKey(asked)) {
                all.addSubcommand(name, maker.get());
            }
        });
        return all;
    }

    /** What stops a command from running is told in one text; anything else is a mistake of ours, with its trace. */
    private static int told(Exception thrown, CommandLine line) throws Exception {
        if (thrown instanceof WorldException
                || thrown instanceof BenchException
                || thrown instanceof FeatureRun.CannotRun
                || thrown instanceof PortsFile.Unusable
                || thrown instanceof Refused
                || thrown instanceof UsageException) {
            line.getErr().println("uclab: " + thrown.getMessage());
            return ExitCode.COULD_NOT_RUN;
        }
        throw thrown;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
    }
}
