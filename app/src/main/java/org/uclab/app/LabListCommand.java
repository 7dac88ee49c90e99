package org.uclab.app;

import java.util.concurrent.Callable;
import org.uclab.control.ports.FoundLabs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the labs of this machine that obey us. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the labs that run on this machine.")
final class LabListCommand implements Callable<Integer> {

    @Option(names = "--json", description = "as JSON, for scripts")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        Listing listing = new Listing("number", "world", "url", "time");
        FoundLabs.all()
                .forEach(lab -> RunningLabs.shown(lab)
                        .ifPresent(view -> listing.row(
                                view.number(), view.world(), lab.api().url(), view.time())));
        listing.print(spec.commandLine().getOut(), json);
        return ExitCode.OK;
    }
}
