package org.uclab.app;

import java.util.ArrayList;
import java.util.List;
import org.uclab.lab.fault.TriggerText;
import org.uclab.scenarios.Systems;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Lists the faults. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = "The faults that scenarios can arm, as they are written.",
        footer = "")
final class FaultsCommand extends ListingCommand {

    /** The help says how a fault is armed, with the parser's own grammar. */
    @CommandLine.Spec
    void help(CommandLine.Model.CommandSpec spec) {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "A scenario arms one with a step:",
                "  the fault \"FAULT\" at SERVICE of HOST[, WHEN]",
                "  the fault \"FAULT\" at HOST[, WHEN]            for those of a whole host",
                "Behind a fault of an answer may stand its phase, where it is not the usual one:",
                "  before it is done   what was asked for is not done",
                "  once it is done     it is done, and then the answer goes wrong",
                "WHEN is one or more of these, with commas between; all must hold:"));
        TriggerText.grammar().forEach(line -> lines.add("  " + line.replace("%", "%%"))); // they are formats
        lines.addAll(List.of("", "Examples:", "  uclab faults", "  uclab faults --json"));
        spec.usageMessage().footer(lines.toArray(String[]::new));
    }

    @Override
    Listing listing() {
        Listing listing = new Listing("fault", "layer", "meaning");
        Systems.faults().forms().forEach(fault -> listing.row(fault.form(), fault.layer(), fault.meaning()));
        return listing;
    }
}
