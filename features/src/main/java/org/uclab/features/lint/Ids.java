package org.uclab.features.lint;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.uclab.features.script.ScenarioText;
import org.uclab.lab.model.Finding;
import org.uclab.lab.words.Nearest;

/** A tag that looks like an id of the catalogue, or like one of a clause, is one, to the letter. */
final class Ids implements Rule {

    private static final String ID = "@[A-Z]+-[0-9]+[a-z]?";

    private final Set<String> tags;
    private final Set<String> bare;

    Ids(Collection<String> ids) {
        this.tags = ids.stream().map(id -> "@" + id).collect(Collectors.toUnmodifiableSet());
        this.bare = tags.stream().map(Ids::bare).collect(Collectors.toUnmodifiableSet());
    }

    private static String bare(String tag) {
        return tag.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    @Override
    public List<Finding> check(ScenarioText scenario, List<ScenarioText> feature) {
        return scenario.tags().stream()
                .filter(tag -> !tags.contains(tag) && (tag.matches(ID) || bare.contains(bare(tag))))
                .map(tag -> new Finding(
                        scenario.file(),
                        scenario.line(),
                        "the catalogue has no id '" + tag.substring(1) + "'",
                        "use one of './uclab catalogue'" + Nearest.hint(tag, tags)))
                .toList();
    }
}
