package org.uclab.client.voicemail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uclab.client.config.Choice;
import org.uclab.client.config.Configuration;
import org.uclab.client.http.ServerUrl;

/**
 * Which voicemail servers a configuration names, primary first. ASSUMED(S4): outside the secondary one does not take over
 * because the client does not look for it there.
 */
public final class MailServers {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final int PORT_MAX = 65_535;

    private record Place(String parameter, String element) {}

    private static final List<Place> PLACES = List.of(
            new Place("VoicemailPrimaryServer", "Voicemail/Primary/"),
            new Place("VoicemailBackup1Server", "Voicemail/Backup1/"));

    private MailServers() {}

    /** The servers to be tried, in order. */
    public static List<ServerUrl> of(Configuration configuration, boolean outside) {
        List<ServerUrl> servers = new ArrayList<>();
        for (Place place : outside ? PLACES.subList(0, 1) : PLACES) {
            Choice choice = configuration.parameter(place.parameter());
            if (!choice.value().isEmpty()) {
                servers.add(server(configuration, place, choice));
            }
        }
        return servers;
    }

    /** ASSUMED(S4): the port of the table where the profile has none; the configuration file can name none. */
    private static ServerUrl server(Configuration configuration, Place place, Choice choice) {
        boolean profile = choice.source() == Choice.Source.SERVICE_PROFILE;
        String protocol = profile
                ? configuration.profile().get(place.element() + "Protocol").toLowerCase(Locale.ROOT)
                : "";
        String port = profile ? configuration.profile().get(place.element() + "Port") : "";
        boolean clear = protocol.equals("http");
        int usual = clear ? HTTP_PORT : HTTPS_PORT;
        boolean named = port.matches("[0-9]{1,5}") && Integer.parseInt(port) > 0 && Integer.parseInt(port) <= PORT_MAX;
        return new ServerUrl(clear ? "http" : "https", choice.value(), named ? Integer.parseInt(port) : usual, "/");
    }
}
