package org.uclab.app;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uclab.control.seat.ClientSetting;
import org.uclab.features.script.Script;
import picocli.CommandLine.Command;

/** Lists the steps. */
@Command(
        name = "steps",
        mixinStandardHelpOptions = true,
        description = "The steps that features are written in, as cucumber expressions.",
        footer = {"", "Examples:", "  uclab steps", "  uclab steps --json"})
final class StepsCommand extends ListingCommand {

    /** The step whose table has a vocabulary of its own. */
    private static final String SETTINGS = "{user} has a client with:";

    @Override
    Listing listing() {
        Listing listing = new Listing("step");
        Script.bundled().steps().forEach(step -> {
            listing.row(step.text());
            if (step.text().equals(SETTINGS)) {
                List<ClientSetting> settings = Arrays.asList(ClientSetting.values());
                listing.more(
                        "settings", settings.stream().map(StepsCommand::row).toList());
                listing.below("| setting | value |");
                settings.forEach(setting ->
                        listing.below("| " + setting.word() + " | " + setting.form() + " |   " + setting.about()));
            }
        });
        return listing;
    }

    private static Map<String, String> row(ClientSetting setting) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("setting", setting.word());
        row.put("value", setting.form());
        row.put("about", setting.about());
        return row;
    }
}
