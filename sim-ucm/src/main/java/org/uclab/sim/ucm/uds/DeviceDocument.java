package org.uclab.sim.ucm.uds;

import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.database.EndUser;

/** {@code user/{id}/device/{pk}}, and the details of a device inside the list of 9.x. */
final class DeviceDocument {

    /** Products that are phones of a mobile network as well: Jabber for iPhone and for Android. */
    private static final int IPHONE = 562;

    private static final int ANDROID = 575;

    private DeviceDocument() {}

    static Reply answer(UdsCall call, EndUser user, Device device) {
        return Reply.document(
                call.cluster().release().atLeast(10, 0) ? later(call, user, device) : alone(call, user, device));
    }

    // ASSUMED(S001): only the list was traced; the device alone has its details under a root with the release.
    private static XmlText alone(UdsCall call, EndUser user, Device device) {
        XmlText text = Reply.begin()
                .open(
                        "device",
                        "hasPrimaryNumber",
                        DevicesDocument.primary(user),
                        "version",
                        call.version(),
                        "uri",
                        call.uri(user, device));
        captured(text, call, user, device);
        return text;
    }

    /** The children of a device as traced from 9.1.2. */
    static void captured(XmlText text, UdsCall call, EndUser user, Device device) {
        text.element("id", device.id())
                .element("name", device.name())
                .element("model", device.model())
                .element("product", device.product())
                .element("description", device.description())
                .element("protocol", "SIP");
        provision(text, call, device);
        text.element("hasSoftkeyTemplate", "").element("hasPhoneTemplate", "");
        features(text, device);
        String uri = call.uri(user, device);
        // ASSUMED(S001): the trace is damaged at userGuide and userLocale; written so, its length is the traced one.
        text.empty("userGuide", "uri", "")
                .element("userLocale", "0", "typeTableUri", call.uri("/typeTables/typeUserLocale"))
                .element("defaultLocale", 1)
                .empty("doNotDisturbSettings", "uri", uri + "/dndsettings")
                .empty("speeddials", "uri", uri + "/speedDials")
                .empty("subscribedServices", "uri", uri + "/subscribedServices")
                .empty("phoneButtons", "uri", uri + "/phoneButtons")
                .empty("numbers", "uri", uri + "/numbers")
                .element("requirecerlocation", false);
    }

    // ASSUMED(S001): the features traced for a desktop client hold for the other models, but for dual mode.
    private static void features(XmlText text, Device device) {
        text.open("supportsFeatures")
                .element("audibleMwi", false)
                .element("dnd", "true", "configurable", "false")
                .element("dualMode", device.product() == IPHONE || device.product() == ANDROID)
                .element("phoneTemplate", true)
                .element("softkeyTemplate", false)
                .element("lineTextLabel", true)
                .element("localization", true)
                .element("logMissedCallsOption", false)
                .element("mobility", true)
                .element("mwlPolicy", false)
                .element("onlineUserGuide", false)
                .element("supportsIpPhoneServices", false)
                .element("serviceProfile", true)
                .close();
    }

    private static XmlText later(UdsCall call, EndUser user, Device device) {
        String uri = call.uri(user, device);
        XmlText text = Reply.begin()
                .open(
                        "device",
                        "uri",
                        uri,
                        "version",
                        call.version(),
                        "hasPrimaryNumber",
                        DevicesDocument.primary(user))
                .element("id", device.id())
                .element("name", device.name())
                .element("type", "Phone");
        description(text, call, user, device);
        text.element("model", device.model()).element("protocol", "SIP");
        // ASSUMED(J4L): working clients read it here; the published sample lacks it, so its place is a guess.
        provision(text, call, device);
        text.element("requireCerLocation", false)
                .open("doNotDisturbSettings")
                .element("enable", call.cluster().care(user).device(device.id()).doNotDisturb());
        notDisturbed(text);
        text.close()
                .empty("userGuide", "uri", "")
                .element(
                        "phoneLocale",
                        "English, United States",
                        "uri",
                        call.uri("/options/installedLocales"),
                        "value",
                        "1")
                .empty("extensions", "uri", uri + "/extensions")
                .empty("subscribedServices", "uri", uri + "/subscribedServices")
                .empty("speedDials", "uri", uri + "/speedDials");
        return text;
    }

    /** What not to be disturbed means, and what it could. ASSUMED(UDS API): as printed, for every model. */
    private static void notDisturbed(XmlText text) {
        text.open("option", "value", "0").open("supportedDndOptions");
        OptionList.DO_NOT_DISTURB
                .chosenFrom(text, 0, 2)
                .close()
                .close()
                .open("incomingCallAlertSetting", "value", "")
                .open("supportedRingSettings");
        OptionList rings = OptionList.ON_A_CALL_RING;
        rings.chosenFrom(rings.chosenFrom(text, 1, 2), 5, 5).close().close();
    }

    /** The description as 10.0 and later give it, with who wrote it from 10.5. */
    static void description(XmlText text, UdsCall call, EndUser user, Device device) {
        if (call.cluster().release().atLeast(10, 5)) {
            boolean own = call.cluster().care(user).device(device.id()).describedByUser();
            text.element("description", device.description(), "editable", "true", "source", own ? "user" : "admin");
        } else {
            text.element("description", device.description(), "editable", "true");
        }
    }

    private static void provision(XmlText text, UdsCall call, Device device) {
        text.open("provision");
        for (String server : call.cluster().config().tftpNames()) {
            text.element("uri", call.tftpUri(server, device.name() + ".cnf.xml"));
        }
        text.close();
    }
}
