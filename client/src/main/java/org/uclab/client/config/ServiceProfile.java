package org.uclab.client.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A service profile.
 *
 * @param found     whether there is one at all
 * @param values    what it sets, by the path of the element; what is empty is not set
 * @param directory its directory section
 */
public record ServiceProfile(boolean found, Map<String, String> values, DirectoryProfile directory) {

    private static final String PRESENCE = "IMandPresence/";

    // ASSUMED(JTT): an unset server is an empty Address; the names of the three places are those a public parser reads.
    static final List<String> PLACES = List.of("Primary", "Backup1", "Backup2");

    public ServiceProfile {
        values = Map.copyOf(values);
    }

    static ServiceProfile none() {
        return new ServiceProfile(false, Map.of(), DirectoryProfile.none());
    }

    /** A profile that another server than a file server told. */
    public static ServiceProfile told(String product, List<String> presenceServers, DirectoryProfile directory) {
        Map<String, String> values = new TreeMap<>(Map.of(PRESENCE + "ProductType", product));
        for (int i = 0; i < Math.min(PLACES.size(), presenceServers.size()); i++) {
            values.put(PRESENCE + PLACES.get(i) + "/Address", presenceServers.get(i));
        }
        return new ServiceProfile(true, values, directory);
    }

    /** Reads a profile. */
    static ServiceProfile of(JsonNode profile) {
        return new ServiceProfile(true, Nodes.leaves(profile), DirectoryProfile.of(profile.path("Directory")));
    }

    /** The value of an element; empty when it is not set. */
    public String get(String path) {
        return values.getOrDefault(path, "");
    }

    /** Product type of the IM and presence service as printed; empty when there is none. */
    public String product() {
        // ASSUMED(AXL 12.5): the product names are public, the element that carries them in this file is not.
        return get(PRESENCE + "ProductType");
    }

    /** The presence servers, primary first. */
    public List<String> presenceServers() {
        return PLACES.stream()
                .map(place -> get(PRESENCE + place + "/Address"))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    /** Who authenticates, as this profile says. */
    public Authenticator authenticator() {
        if (!found) {
            return Authenticator.UNKNOWN;
        }
        String name = product().toLowerCase(Locale.ROOT);
        if (name.startsWith("webex")) {
            return Authenticator.WEBEX_MESSENGER;
        }
        // ASSUMED(S3): servers without a product type mean the only product that has servers of its own.
        return name.startsWith("unified cm") || !presenceServers().isEmpty()
                ? Authenticator.IM_AND_PRESENCE
                : Authenticator.UCM;
    }
}
