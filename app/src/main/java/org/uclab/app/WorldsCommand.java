package org.uclab.app;

import org.uclab.lab.model.LabModel;
import org.uclab.scenarios.Worlds;
import picocli.CommandLine.Command;

/** Lists the bundled worlds. */
@Command(
        name = "worlds",
        mixinStandardHelpOptions = true,
        description = "The worlds that come with the house, and what a client sees in each.",
        footer = {"", "Examples:", "  uclab worlds", "  uclab worlds --json"})
final class WorldsCommand extends ListingCommand {

    @Override
    Listing listing() throws Exception {
        Listing listing = new Listing("name", "title", "about");
        for (String name : Worlds.names()) {
            LabModel model = Worlds.load(name);
            listing.row(name, model.title(), model.about());
        }
        return listing;
    }
}
