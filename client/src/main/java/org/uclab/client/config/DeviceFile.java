package org.uclab.client.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.uclab.client.capf.CapfOffer;
import org.uclab.client.phone.PhoneFile;
import org.uclab.client.uds.Device;
import org.uclab.lab.history.Phrase;
import tools.jackson.databind.JsonNode;

/**
 * What a sign-in reads of a device file.
 *
 * @param serviceProfileFile name of the user's service profile; the default one where the file names none
 * @param callManagers       the nodes to register at, in order
 * @param supportField       the Cisco Support Field as it stands; empty when there is none
 * @param capf               what it says of enrolment
 * @param phone              what makes a phone of the client
 */
public record DeviceFile(
        String serviceProfileFile, List<String> callManagers, String supportField, CapfOffer capf, PhoneFile phone) {

    /** The service profile of users without one of their own. */
    public static final String SERVICE_PROFILE_DEFAULT = "SPDefault.cnf.xml";

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /** A file that asks for no enrolment. */
    public DeviceFile(String serviceProfileFile, List<String> callManagers, String supportField) {
        this(serviceProfileFile, callManagers, supportField, CapfOffer.none(), PhoneFile.none());
    }

    public DeviceFile {
        callManagers = List.copyOf(callManagers);
    }

    /** What is taken where there is no device file. */
    static DeviceFile none() {
        return new DeviceFile(SERVICE_PROFILE_DEFAULT, List.of(), "");
    }

    /** Reads a file; empty elements count as absent. */
    public static DeviceFile of(JsonNode device) {
        String profile =
                device.path("userId").path("serviceProfileFile").asString("").strip();
        List<String> nodes = new ArrayList<>();
        for (JsonNode member : Nodes.each(device.path("devicePool")
                .path("callManagerGroup")
                .path("members")
                .path("member"))) {
            String node = member.path("callManager")
                    .path("processNodeName")
                    .asString("")
                    .strip();
            if (!node.isEmpty()) {
                nodes.add(node);
            }
        }
        // ASSUMED(JTT): the field is among the settings of desktop clients; at which depth is not public.
        JsonNode field = device.findValue("ciscoSupportField");
        return new DeviceFile(
                FILE_NAME.matcher(profile).matches() ? profile : SERVICE_PROFILE_DEFAULT,
                nodes,
                field == null ? "" : field.asString("").strip(),
                capf(device),
                PhoneElements.of(device));
    }

    // ASSUMED(SEPXML): 0 was seen where nothing is pending; the first entry of the list is the publisher.
    private static CapfOffer capf(JsonNode device) {
        String mode = device.path("capfAuthMode").asString("").strip();
        List<JsonNode> servers = Nodes.each(device.path("capfList").path("capf"));
        if (servers.isEmpty()) {
            return CapfOffer.none();
        }
        String port = servers.get(0).path("phonePort").asString("").strip();
        return new CapfOffer(
                CapfOffer.Mode.of(mode),
                servers.get(0).path("processNodeName").asString("").strip(),
                port.matches("[1-9]\\d{0,3}") ? Integer.parseInt(port) : CapfOffer.PORT);
    }

    /** Why the file is not the one of that device; says nothing when it is, or when one of them does not say. */
    static Phrase problem(JsonNode file, Device device) {
        String key = file.path("uuid").asString("").strip().replaceAll("[{}]", "");
        boolean other = !key.isEmpty() && !device.id().isEmpty() && !key.equalsIgnoreCase(device.id());
        return other
                ? ConfigDecisions.OTHER_DEVICE.of(Nodes.brief(key.toLowerCase(Locale.ROOT)), device.id())
                : Phrase.none();
    }
}
