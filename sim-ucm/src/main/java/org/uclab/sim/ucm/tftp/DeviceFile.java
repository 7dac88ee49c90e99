package org.uclab.sim.ucm.tftp;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.Release;
import org.uclab.sim.ucm.cluster.SipProfile;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmCluster.Node;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.EndUser;

/**
 * The configuration of one device. As in the product the prefix {@code xsi} of its root is declared nowhere: a reader
 * that minds namespaces fails on it.
 */
final class DeviceFile {

    /** Call managers a group may have: primary, secondary, tertiary. */
    static final int CALL_MANAGERS_MAX = 3;

    /** Product number of Cisco Unified Client Services Framework. */
    private static final int DESKTOP_PRODUCT = 390;

    /** Of {@code capfAuthMode}, as captured (SEPXML). */
    private static final int NOTHING_PENDING = 0;

    private final ClusterState state;
    private final UcmCluster config;
    private final Release release;
    private final SipProfile sip;
    private final int udsPort;
    private final ClusterState.Owned owned;
    private final Device device;
    private final EndUser owner;

    DeviceFile(ClusterState state, int udsPort, ClusterState.Owned owned) {
        this.state = state;
        this.config = state.config();
        this.release = state.release();
        this.sip = config.settings().sipProfile();
        this.udsPort = udsPort;
        this.owned = owned;
        this.device = owned.device();
        this.owner = owned.owner();
    }

    byte[] bytes() {
        // ASSUMED(S001): the traced device had 11; numbers go up in the order in which devices were made.
        int ctiId = 11 + owned.ordinal();
        XmlText text = XmlText.onLines("")
                .open(
                        "device",
                        "xsi:type",
                        "axl:XIPPhone",
                        "ctiid",
                        Integer.toString(ctiId),
                        "uuid",
                        braces(device.id()))
                .element("fullConfig", true)
                .element("deviceProtocol", "SIP");
        devicePool(text);
        text.open("TVS").open("members").open("member", "priority", "0");
        text.element("port", 2445).element("address", config.publisher().advertisedAs());
        text.close().close().close();
        text.open("sipProfile");
        new SipProfileSection(text, sip, config.settings().calls())
                .write(state.lineContact(owned), owner, config.domain());
        text.element("softKeyFile", TftpFiles.softKeys(state)).close();
        tail(text);
        return text.bytes();
    }

    private void devicePool(XmlText text) {
        text.open("devicePool", "uuid", braces(key("devicePool", "Default")))
                .element("revertPriority", 0)
                .element("name", "Default");
        text.open("dateTimeSetting", "uuid", braces(key("dateTimeSetting", "CMLocal")))
                .element("name", "CMLocal")
                .element("dateTemplate", "M/D/Y")
                .element("timeZone", "Greenwich Standard Time")
                .element("olsonTimeZone", "Etc/GMT")
                .close();
        callManagerGroup(text, release, sip, config.nodes());
        srst(text);
        text.element("connectionMonitorDuration", 120).close();
    }

    /** The call managers in the order in which phones try them. */
    static void callManagerGroup(XmlText text, Release release, SipProfile sip, List<Node> nodes) {
        text.open("callManagerGroup")
                .element("name", "Default")
                .element("tftpDefault", true)
                .open("members");
        for (int priority = 0; priority < Math.min(nodes.size(), CALL_MANAGERS_MAX); priority++) {
            callManager(
                    text, release, sip.ports(), priority, nodes.get(priority).advertisedAs());
        }
        text.close().close();
    }

    private static void callManager(XmlText text, Release release, SipProfile.Ports ports, int priority, String name) {
        text.open("member", "priority", Integer.toString(priority))
                .open("callManager")
                .element("name", name)
                .element("description", name)
                .open("ports")
                .element("ethernetPhonePort", 2000)
                .element("sipPort", ports.sip())
                .element("securedSipPort", ports.securedSip());
        if (release.atLeast(12, 5)) {
            text.element("sipOAuthPort", ports.sipOAuth()).element("sipMRAOAuthPort", ports.sipMraOAuth());
        }
        text.open("mgcpPorts")
                .element("listen", 2427)
                .element("keepAlive", 2428)
                .close()
                .close()
                .element("processNodeName", name)
                .close()
                .close();
    }

    /** The router that stands in. ASSUMED(EMCC): the words of an entry that is enabled. */
    private void srst(XmlText text) {
        String router = config.settings().calls().srst();
        String name = router.isEmpty() ? "Disable" : router;
        text.open("srstInfo", "uuid", braces(key("srst", name)))
                .element("name", name)
                .element("srstOption", router.isEmpty() ? "Disable" : "User Specific")
                .element("userModifiable", false);
        for (int i = 1; i <= 3; i++) {
            text.element("ipAddr" + i, i == 1 ? router : "").element("port" + i, 2000);
        }
        for (int i = 1; i <= 3; i++) {
            text.element("sipIpAddr" + i, i == 1 ? router : "").element("sipPort" + i, 5060);
        }
        text.element("isSecure", false).close();
    }

    private void tail(XmlText text) {
        String publisher = config.publisher().advertisedAs();
        String profile = config.files().assigned(owner.serviceProfile()).name() + TftpFiles.SUFFIX;
        long stamp = config.settings().configuredAt().getEpochSecond() + state.revision();
        text.element("loadInformation", "").open("vendorConfig");
        supportField().ifPresent(field -> text.element("ciscoSupportField", field));
        text.close();
        text.open("commonConfig").empty("desktopClient").close();
        text.open("enterpriseConfig").empty("desktopClient").close();
        text.element("versionStamp", stamp + "-" + device.id());
        text.open("userLocale")
                .element("name", "English_United_States")
                .element("uid", 1)
                .element("langCode", "en_US")
                .close();
        text.element("networkLocale", "United_States")
                .element("deviceSecurityMode", device.security().mode().number());
        if (release.atLeast(12, 5)) {
            text.element("sipOAuthMode", 0);
        }
        // ASSUMED(OAUTHSIP): written since requests for users can want credentials.
        if (release.atLeast(11, 5)) {
            text.element("secureUDSUsersAccessURL", "https://" + publisher + ":" + udsPort + "/cucm-uds/users");
        }
        text.element("dscpForCm2Dvce", sip.media().signallingTos())
                .element("transportLayerProtocol", sip.transportLayerProtocol())
                .element(
                        "capfAuthMode",
                        device.security()
                                .order()
                                .map(order -> order.authentication().number())
                                .orElse(NOTHING_PENDING));
        text.open("capfList").open("capf").element("phonePort", 3804).element("processNodeName", publisher);
        text.close().close();
        // ASSUMED(SEPXML): the element was seen empty; the lab tells here which certificate the device has.
        text.element("certHash", device.security().lsc())
                .element("encrConfig", false)
                .element("userId", owner.id(), "serviceProfileFile", profile)
                .element("ownerId", owner.id(), "serviceProfileFile", profile)
                .open("phoneServices", "useHTTPS", "true")
                .element("provisioning", 0)
                .close();
    }

    /**
     * The Cisco Support Field. Desktop clients have it, mobile ones with a package that is new enough (S3).
     * ASSUMED(JTT): the element and its text are those a public checker reads; where it stands in the file is not public.
     */
    private Optional<String> supportField() {
        boolean has = device.product() == DESKTOP_PRODUCT
                || config.settings().installed().mobileGroups();
        return Optional.of(device.supportField()).filter(field -> has && !field.isEmpty());
    }

    private String key(String kind, String name) {
        return state.key(kind, name);
    }

    private static String braces(String guid) {
        return "{" + guid + "}";
    }
}
