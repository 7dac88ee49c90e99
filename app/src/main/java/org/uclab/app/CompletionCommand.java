package org.uclab.app;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete our commands. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "A script with which a shell completes the commands of uclab.",
        footer = {"", "Examples:", "  source <(uclab completion)", "  source <(uclab completion zsh)"})
final class CompletionCommand implements Callable<Integer> {

    /** Shells that complete. */
    enum Shell {
        bash,
        zsh
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "bash|zsh",
            defaultValue = "bash",
            description = "the shell (default: ${DEFAULT-VALUE})")
    private Shell shell;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        String script = switch (shell) {
            case bash -> AutoComplete.bash("uclab", Uclab.everything());
            case zsh -> ZshCompletion.of("uclab", Uclab.everything());
        };
        spec.commandLine().getOut().println(script);
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
