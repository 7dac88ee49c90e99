package org.uclab.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A command that lists something, as text or JSON. */
abstract sealed class ListingCommand implements Callable<Integer>
        permits WorldsCommand, FaultsCommand, StepsCommand, CatalogueCommand, VerbsCommand {

    @Option(names = "--json", description = "as JSON, for scripts")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** What to list. */
    abstract Listing listing() throws Exception;

    @Override
    public final Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        listing().print(out, json);
        return ExitCode.OK;
    }
}
