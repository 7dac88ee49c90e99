package org.uclab.app;

import org.uclab.features.catalogue.Catalogue;
import picocli.CommandLine.Command;

/** Lists the documented behaviours and how many scenarios prove each. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description =
                "Every documented behaviour by its id, and how many bundled scenarios carry it; as JSON also which.",
        footer = {"", "Examples:", "  uclab catalogue", "  uclab catalogue --json", "  uclab run --tags @DISC-04"})
final class CatalogueCommand extends ListingCommand {

    @Override
    Listing listing() {
        Listing listing = new Listing("id", "scenarios", "source", "behaviour");
        Catalogue catalogue = Catalogue.load();
        catalogue.entries().forEach(entry -> {
            listing.row(entry.id(), catalogue.scenarios(entry.id()), entry.source(), entry.behaviour());
            listing.more("features", catalogue.proofs(entry.id()));
        });
        return listing;
    }
}
