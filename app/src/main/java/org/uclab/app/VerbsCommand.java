package org.uclab.app;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.uclab.control.house.HouseVerbs;
import org.uclab.control.live.Verbs;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Verb;
import picocli.CommandLine.Command;

/** Lists the verbs. */
@Command(
        name = "verbs",
        mixinStandardHelpOptions = true,
        description =
                "What can be done to a running lab, and to those of uclab serve: each verb as a command, as a call "
                        + "and as a step.",
        footer = {"", "Examples:", "  uclab verbs", "  uclab verbs --json"})
final class VerbsCommand extends ListingCommand {

    @Override
    Listing listing() {
        Listing listing = new Listing("command", "call", "about");
        Verbs.all().forEach(verb -> add(listing, verb));
        HouseVerbs.all().forEach(verb -> add(listing, verb));
        return listing;
    }

    private static void add(Listing listing, Verb<?, ?> verb) {
        boolean commanded = !verb.without().containsKey(Face.COMMAND);
        listing.row(commanded ? verb.command() : "", verb.method() + " " + verb.path(), verb.about());
        verb.steps().forEach(step -> listing.below("step: " + step));
        verb.without().forEach((face, because) -> listing.below("no " + word(face) + ": " + because));
        listing.more("steps", verb.steps());
        listing.more(
                "without",
                verb.without().entrySet().stream()
                        .collect(Collectors.toMap(face -> word(face.getKey()), Map.Entry::getValue)));
    }

    private static String word(Enum<?> face) {
        return face.name().toLowerCase(Locale.ROOT);
    }
}
