package org.uclab.sim.ucm.tftp;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.ServiceProfile;
import org.uclab.sim.ucm.cluster.ServiceProfile.Server;
import org.uclab.sim.ucm.cluster.ServiceProfile.Service;

/**
 * A service profile. What is not set is an empty element, never a missing one.
 *
 * <p>ASSUMED(JTT): the elements are those a working reader of such files looks for; the nesting of what belongs to no
 * server, and the element that carries the product type, are not public.
 */
record ServiceProfileFile(ServiceProfile profile, Set<Service> services) {

    /** ASSUMED(choice): first child of {@code IMandPresence}; empty when no product is set. */
    static final String PRODUCT_TYPE_ELEMENT = "ProductType";

    private static final String WEBEX = "WebEx (IM and Presence)";
    private static final List<String> RANKS = List.of("Primary", "Backup1", "Backup2");
    private static final List<String> DIRECTORY_SETTINGS = List.of(
            "UseUDS",
            "UseUserCredential",
            "DN",
            "Password",
            "SearchContext1",
            "SearchContext2",
            "SearchContext3",
            "RecursiveSearch1",
            "SearchTimeout",
            "BaseFilter",
            "PredictiveSearchFilter");

    private static final List<String> OTHER_SETTINGS =
            List.of("WebConfSSOIdentityProvider", "VoicemailServiceCredentialsSource");

    static ServiceProfileFile of(ServiceProfile profile) {
        return new ServiceProfileFile(profile, EnumSet.allOf(Service.class));
    }

    /** The same with its IM and presence section missing. */
    ServiceProfileFile withoutPresence() {
        return new ServiceProfileFile(profile, EnumSet.complementOf(EnumSet.of(Service.IM_AND_PRESENCE)));
    }

    /** The same for a user whose presence is Webex's. */
    ServiceProfileFile ofWebex() {
        return new ServiceProfileFile(profile.ofPresenceProduct(WEBEX), services);
    }

    byte[] bytes() {
        XmlText text = XmlText.onLines("").open("serviceProfile").element("versionStamp", profile.versionStamp());
        for (Service service : services) {
            text.open(service.element());
            if (service == Service.IM_AND_PRESENCE) {
                text.value(PRODUCT_TYPE_ELEMENT, profile.presenceProduct());
            }
            servers(text, profile.servers(service));
            if (service == Service.DIRECTORY) {
                settings(text, profile, DIRECTORY_SETTINGS);
            }
            text.close();
        }
        settings(text, profile, OTHER_SETTINGS);
        return text.bytes();
    }

    private static void settings(XmlText text, ServiceProfile profile, List<String> names) {
        names.forEach(name -> text.value(name, profile.settings().getOrDefault(name, "")));
    }

    private static void servers(XmlText text, List<Server> servers) {
        for (int i = 0; i < RANKS.size(); i++) {
            Server server = i < servers.size() ? servers.get(i) : Server.of("");
            text.open(RANKS.get(i))
                    .value("Address", server.address())
                    .value("Port", server.port() == 0 ? "" : Integer.toString(server.port()))
                    .value("Protocol", server.protocol())
                    .close();
        }
    }
}
