package org.uclab.client.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.uclab.client.media.Marking;
import org.uclab.client.phone.PhoneFile;
import tools.jackson.databind.JsonNode;

/** The elements of a device file that make a phone of a client. What is absent or unreadable is as the product has it by default. */
final class PhoneElements {

    private static final int NODES_MAX = 3;
    private static final int PORTS = 65_536;
    private static final int SECURE_PORT = 5061;
    private static final int CALLS_MAX = 4;
    private static final int BUSY_TRIGGER = 2;
    private static final int ENCRYPTED = 3;
    private static final int AUTHENTICATED = 2;

    private final JsonNode device;

    private PhoneElements(JsonNode device) {
        this.device = device;
    }

    static PhoneFile of(JsonNode device) {
        return new PhoneElements(device).read();
    }

    private PhoneFile read() {
        JsonNode sip = device.path("sipProfile");
        int security = number(device.path("deviceSecurityMode"), 1);
        return new PhoneFile(
                nodes(),
                router(),
                line(sip.path("sipLines").path("line")),
                times(sip.path("sipStack")),
                media(sip),
                Marking.FileCodePoints.of(
                        octet(sip.path("dscpForAudio")),
                        octet(sip.path("dscpVideo")),
                        octet(device.path("dscpForCm2Dvce"))),
                security == AUTHENTICATED || security == ENCRYPTED,
                security == ENCRYPTED);
    }

    private List<PhoneFile.Node> nodes() {
        List<PhoneFile.Node> nodes = new ArrayList<>();
        for (JsonNode member : Nodes.each(device.path("devicePool")
                .path("callManagerGroup")
                .path("members")
                .path("member"))) {
            JsonNode manager = member.path("callManager");
            String host = text(manager.path("processNodeName"));
            if (!host.isEmpty() && nodes.size() < NODES_MAX) {
                nodes.add(new PhoneFile.Node(
                        host,
                        port(manager.path("ports").path("sipPort"), PhoneFile.SIP_PORT),
                        port(manager.path("ports").path("securedSipPort"), SECURE_PORT)));
            }
        }
        return nodes;
    }

    /** ASSUMED(SEPXML): a file without a router says so in {@code srstOption}, and its address is empty. */
    private Optional<PhoneFile.Node> router() {
        JsonNode srst = device.path("devicePool").path("srstInfo");
        String address = text(srst.path("sipIpAddr1"));
        if (address.isEmpty() || text(srst.path("srstOption")).equalsIgnoreCase("Disable")) {
            return Optional.empty();
        }
        int port = port(srst.path("sipPort1"), PhoneFile.SIP_PORT);
        return Optional.of(new PhoneFile.Node(address, port, port));
    }

    private static Optional<PhoneFile.Line> line(JsonNode lines) {
        return Nodes.each(lines).stream()
                .filter(line -> text(line.path("name")).matches("[0-9A-Za-z+*#._-]{1,64}")
                        && text(line.path("contact")).matches("[0-9A-Za-z+._-]{1,64}"))
                .findFirst()
                .map(line -> new PhoneFile.Line(
                        text(line.path("name")),
                        text(line.path("displayName")),
                        text(line.path("contact")),
                        number(line.path("maxNumCalls"), CALLS_MAX),
                        number(line.path("busyTrigger"), BUSY_TRIGGER)));
    }

    private PhoneFile.Times times(JsonNode stack) {
        PhoneFile.Times usual = PhoneFile.none().times();
        return new PhoneFile.Times(
                seconds(stack.path("timerRegisterExpires"), usual.expires()),
                seconds(stack.path("timerRegisterDelta"), usual.delta()),
                seconds(stack.path("timerKeepAliveExpires"), usual.keepAlive()),
                seconds(device.path("devicePool").path("connectionMonitorDuration"), usual.monitor()));
    }

    private static PhoneFile.MediaPorts media(JsonNode sip) {
        PhoneFile.MediaPorts usual = PhoneFile.none().media();
        int first = port(sip.path("startMediaPort"), usual.first());
        int last = port(sip.path("stopMediaPort"), usual.last());
        if (last - first < 2 * CALLS_MAX) {
            return usual;
        }
        int video = number(sip.path("startVideoPort"), 0);
        int videoLast = number(sip.path("stopVideoPort"), 0);
        boolean own = video > 0 && videoLast < PORTS && videoLast - video >= 2 * CALLS_MAX;
        return own ? new PhoneFile.MediaPorts(first, last, video, videoLast) : PhoneFile.MediaPorts.one(first, last);
    }

    private static OptionalInt octet(JsonNode node) {
        JsonNode value = node.isObject() ? node.path("") : node; // it may have an attribute
        int number = number(value, -1);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Duration seconds(JsonNode node, Duration otherwise) {
        int seconds = number(node, 0);
        return seconds > 0 ? Duration.ofSeconds(seconds) : otherwise;
    }

    private static int port(JsonNode node, int otherwise) {
        int number = number(node, otherwise);
        return number > 0 && number < PORTS ? number : otherwise;
    }

    private static int number(JsonNode node, int otherwise) {
        String digits = text(node);
        return digits.matches("[0-9]{1,7}") ? Integer.parseInt(digits) : otherwise;
    }

    private static String text(JsonNode node) {
        return node.asString("").strip();
    }
}
