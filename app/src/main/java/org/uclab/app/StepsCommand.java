package org.uclab.app;

import org.uclab.features.run.FeatureRun;
import picocli.CommandLine.Command;

/** Lists the steps. */
@Command(
        name = "steps",
        mixinStandardHelpOptions = true,
        description = "The steps that features are written in, as cucumber expressions.",
        footer = {"", "Examples:", "  uclab steps", "  uclab steps --json"})
final class StepsCommand extends ListingCommand {

    @Override
    Listing listing() {
        Listing listing = new Listing("step");
        FeatureRun.steps().forEach(step -> listing.row(step.text()));
        return listing;
    }
}
