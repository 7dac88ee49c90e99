package org.uclab.app;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Prints what a shell needs to complete our commands. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "A script with which bash and zsh complete the commands of uclab.",
        footer = {"", "Examples:", "  source <(uclab completion)"})
final class CompletionCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(AutoComplete.bash("uclab", Uclab.everything()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
