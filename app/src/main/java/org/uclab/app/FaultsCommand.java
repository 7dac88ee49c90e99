package org.uclab.app;

import org.uclab.scenarios.Systems;
import picocli.CommandLine.Command;

/** Lists the faults. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = "The faults that scenarios can arm, as they are written.",
        footer = {"", "Examples:", "  uclab faults", "  uclab faults --json"})
final class FaultsCommand extends ListingCommand {

    @Override
    Listing listing() {
        Listing listing = new Listing("fault", "layer", "meaning");
        Systems.faults().forms().forEach(fault -> listing.row(fault.form(), fault.layer(), fault.meaning()));
        return listing;
    }
}
