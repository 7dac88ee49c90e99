package org.uclab.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.uclab.features.run.FeatureRun;
import org.uclab.lab.model.WorldException;
import org.uclab.scenarios.BenchException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code uclab} command. */
@Command(
        name = "uclab",
        mixinStandardHelpOptions = true,
        version = "uclab 0.1.0",
        description = "A protocol simulator and test lab for the back end of a unified-communications client.",
        subcommands = {
            RunCommand.class,
            UpCommand.class,
            SignInCommand.class,
            WorldsCommand.class,
            FaultsCommand.class,
            StepsCommand.class,
            CatalogueCommand.class
        },
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

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** Runs the command and gives its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = new CommandLine(new Uclab())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, line, parsed) -> told(thrown, line));
        return command.execute(arguments);
    }

    /** What stops a command from running is told in one text; anything else is a mistake of ours, with its trace. */
    private static int told(Exception thrown, CommandLine line) throws Exception {
        if (thrown instanceof WorldException
                || thrown instanceof BenchException
                || thrown instanceof FeatureRun.CannotRun
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
