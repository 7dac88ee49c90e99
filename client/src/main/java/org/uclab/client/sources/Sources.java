package org.uclab.client.sources;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.client.sources.Source.Origin;
import org.uclab.client.sources.Source.Setting;

/**
 * The sources of a client, and what it runs on.
 *
 * @param all by where they come from; a source that is not here says nothing
 */
public record Sources(Platform platform, Map<Origin, Source> all) {

    /** The sources in the order in which they count. ASSUMED(S3 S4): no platform has two of them but A and I, of which none is told first. */
    private static final List<Origin> ORDER = List.of(Origin.URL, Origin.MANAGED, Origin.BOOTSTRAP, Origin.SETTINGS);

    /**
     * A value, and where it comes from.
     */
    public record Value(String text, Origin origin) {}

    public Sources {
        Map<Origin, Source> copy = new EnumMap<>(Origin.class);
        copy.putAll(all);
        all = java.util.Collections.unmodifiableMap(copy);
    }

    /** A desktop of Windows that nobody has configured. */
    public static Sources none() {
        return new Sources(Platform.WINDOWS, Map.of());
    }

    public Sources on(Platform other) {
        return new Sources(other, all);
    }

    public Sources with(Origin origin, Source source) {
        Map<Origin, Source> more = new EnumMap<>(Origin.class);
        more.putAll(all);
        more.put(origin, source);
        return new Sources(platform, more);
    }

    public Source get(Origin origin) {
        return all.getOrDefault(origin, Source.nothing());
    }

    /**
     * The value that counts.
     *
     * @param taken the origins that this client takes
     */
    public Optional<Value> value(Setting key, Set<Origin> taken) {
        return ORDER.stream()
                .filter(taken::contains)
                .flatMap(origin -> get(origin).get(key).map(text -> new Value(text, origin)).stream())
                .findFirst();
    }
}
