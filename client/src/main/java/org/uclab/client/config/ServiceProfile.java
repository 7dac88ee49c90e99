package org.uclab.client.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What a sign-in reads of a service profile.
 *
 * @param product         product type of the IM and presence service as printed; empty when there is none
 * @param presenceServers its servers, primary first
 * @param directory       its directory section
 */
public record ServiceProfile(String product, List<String> presenceServers, DirectoryProfile directory) {

    // ASSUMED(JTT): an unset server is an empty Address; the names of the three places are those a public parser reads.
    static final List<String> PLACES = List.of("Primary", "Backup1", "Backup2");

    public ServiceProfile {
        presenceServers = List.copyOf(presenceServers);
    }

    static ServiceProfile none() {
        return new ServiceProfile("", List.of(), DirectoryProfile.none());
    }

    /** Reads a profile. */
    static ServiceProfile of(JsonNode profile) {
        JsonNode presence = profile.path("IMandPresence");
        List<String> servers = new ArrayList<>();
        for (String place : PLACES) {
            String address = presence.path(place).path("Address").asString("").strip();
            if (!address.isEmpty()) {
                servers.add(address);
            }
        }
        // ASSUMED(AXL 12.5): the product names are public, the element that carries them in this file is not.
        return new ServiceProfile(
                presence.path("ProductType").asString("").strip(),
                servers,
                DirectoryProfile.of(profile.path("Directory")));
    }

    /** Who authenticates, as this profile says. */
    public Authenticator authenticator() {
        String name = product.toLowerCase(Locale.ROOT);
        if (name.startsWith("webex")) {
            return Authenticator.WEBEX_MESSENGER;
        }
        // ASSUMED(S3): servers without a product type mean the only product that has servers of its own.
        return name.startsWith("unified cm") || !presenceServers.isEmpty()
                ? Authenticator.IM_AND_PRESENCE
                : Authenticator.UCM;
    }
}
