package org.uclab.sim.ucm.tftp;

import java.util.List;
import org.uclab.sim.ucm.UcmConfig.ServiceProfile;
import org.uclab.sim.ucm.xml.XmlText;

/**
 * A service profile. What is not set is an empty element, never a missing one.
 *
 * <p>ASSUMED(JTT): the elements are those a working reader of such files looks for; the nesting of what belongs to no
 * server, and the element that carries the product type, are not public.
 */
final class ServiceProfileFile {

    /** ASSUMED(choice): first child of {@code IMandPresence}; empty when no product is set. */
    static final String PRODUCT_TYPE_ELEMENT = "ProductType";

    private static final List<String> RANKS = List.of("Primary", "Backup1", "Backup2");
    private static final List<String> DIRECTORY_EXTRAS = List.of(
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

    private ServiceProfileFile() {}

    static byte[] bytes(ServiceProfile profile) {
        XmlText text = XmlText.onLines("").open("serviceProfile").element("versionStamp", profile.versionStamp());
        for (String service : List.of("Voicemail", "MailStore", "Conferencing")) {
            service(text, service, List.of(), List.of());
        }
        service(text, "Directory", List.of(), DIRECTORY_EXTRAS);
        text.open("IMandPresence").value(PRODUCT_TYPE_ELEMENT, profile.presenceProduct());
        servers(text, profile.presenceServers());
        text.close();
        service(text, "CTI", List.of(), List.of());
        service(text, "VideoConferenceSchedulingPortal", List.of(), List.of());
        return text.empty("WebConfSSOIdentityProvider")
                .empty("VoicemailServiceCredentialsSource")
                .bytes();
    }

    private static void service(XmlText text, String name, List<String> servers, List<String> extras) {
        text.open(name);
        servers(text, servers);
        extras.forEach(text::empty);
        text.close();
    }

    private static void servers(XmlText text, List<String> servers) {
        for (int i = 0; i < RANKS.size(); i++) {
            text.open(RANKS.get(i))
                    .value("Address", i < servers.size() ? servers.get(i) : "")
                    .empty("Port")
                    .empty("Protocol")
                    .close();
        }
    }
}
