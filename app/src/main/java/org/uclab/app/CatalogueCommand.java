package org.uclab.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.features.catalogue.Catalogue;
import picocli.CommandLine.Command;

/** Lists the documented behaviours and how many scenarios prove each. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        description =
                "Every documented behaviour by its id, and how many bundled scenarios carry it; as JSON also which.",
        footer = {
            "",
            "States: proved, part, open. A behaviour that can break in several places has clauses (DISC-08c), and is",
            "proved when a scenario carries each; its own id says what a scenario is about and proves no clause.",
            "'run --tags @DISC-08' takes the scenarios of its clauses too. Open is also what nothing here plays yet.",
            "",
            "Examples:",
            "  uclab catalogue",
            "  uclab catalogue --json",
            "  uclab run --tags @DISC-04"
        })
final class CatalogueCommand extends ListingCommand {

    @Override
    Listing listing() {
        Listing listing = new Listing("id", "state", "scenarios", "source", "behaviour");
        Catalogue catalogue = Catalogue.load();
        catalogue.entries().forEach(entry -> {
            listing.row(
                    entry.id(),
                    catalogue.state(entry).word(),
                    catalogue.scenarios(entry),
                    entry.source(),
                    entry.behaviour());
            listing.more("mark", entry.mark());
            listing.more("features", catalogue.proofs(entry));
            listing.more(
                    "clauses",
                    entry.clauses().stream()
                            .map(clause -> clause(catalogue, clause))
                            .toList());
            if (!entry.mark().isEmpty()) {
                listing.below("(" + entry.mark() + ")");
            }
            entry.clauses()
                    .forEach(clause ->
                            listing.below(clause.id() + "  " + catalogue.scenarios(clause) + "  " + clause.says()));
        });
        listing.last(sum(catalogue));
        return listing;
    }

    private static Map<String, Object> clause(Catalogue catalogue, Catalogue.Clause clause) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", clause.id());
        object.put("scenarios", catalogue.scenarios(clause));
        object.put("says", clause.says());
        object.put("features", catalogue.proofs(clause));
        return object;
    }

    private static String sum(Catalogue catalogue) {
        Map<Catalogue.State, Long> rows =
                catalogue.entries().stream().collect(Collectors.groupingBy(catalogue::state, Collectors.counting()));
        List<Catalogue.Clause> clauses = catalogue.entries().stream()
                .flatMap(entry -> entry.clauses().stream())
                .toList();
        String states = Stream.of(Catalogue.State.values())
                .map(state -> rows.getOrDefault(state, 0L) + " " + state.word())
                .collect(Collectors.joining(", "));
        long carried = clauses.stream()
                .filter(clause -> catalogue.scenarios(clause) > 0)
                .count();
        return catalogue.entries().size() + " behaviours: " + states + "; " + carried + " of " + clauses.size()
                + " clauses proved";
    }
}
