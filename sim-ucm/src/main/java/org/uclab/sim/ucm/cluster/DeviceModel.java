package org.uclab.sim.ucm.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model of device that Unified CM knows.
 *
 * @param number     in the product's table of models
 * @param productId  in its table of products
 * @param userGuides files below the folder of online guides, with the protocol each is for
 */
public record DeviceModel(int number, String name, int productId, List<UserGuide> userGuides) {

    /** Where a guide is and for which protocol. */
    public record UserGuide(String file, String protocol) {}

    private static final int IPHONE = 562;
    private static final int ANDROID = 575;
    private static final int TABLET = 652;
    private static final int THIRD_PARTY_BASIC = 336;
    private static final int THIRD_PARTY_ADVANCED = 374;
    private static final int THIRD_PARTY_AS_SIP = 631;

    private static final UserGuide SCCP_7960 = new UserGuide("7960/6040sccp.pdf", "SCCP");
    private static final UserGuide SIP_7960 = new UserGuide("7960/6040sip.pdf", "SIP");

    /**
     * Those that a public text has the numbers of: the models that the UDS API prints, and the clients. ASSUMED(public
     * provisioning scripts): of mobile clients and of phones of others only the number of the model is known; taken for that of
     * the product too.
     */
    private static final List<DeviceModel> ALL = List.of(
            new DeviceModel(20, "SCCP Phone", 33, List.of()),
            new DeviceModel(72, "CTI Port", 25, List.of()),
            new DeviceModel(30027, "Analog Phone", 30065, List.of()),
            new DeviceModel(9, "Cisco 7935", 32, List.of(new UserGuide("7935/7935user.pdf", "SCCP"))),
            new DeviceModel(6, "Cisco 7910", 34, List.of()),
            new DeviceModel(7, "Cisco 7960", 35, List.of(SCCP_7960, SIP_7960)),
            new DeviceModel(8, "Cisco 7940", 36, List.of(SCCP_7960, SIP_7960)),
            new DeviceModel(503, Device.DESKTOP_MODEL, Device.DESKTOP_PRODUCT, List.of()),
            new DeviceModel(IPHONE, "Cisco Dual Mode for iPhone", IPHONE, List.of()),
            new DeviceModel(ANDROID, "Cisco Dual Mode for Android", ANDROID, List.of()),
            new DeviceModel(TABLET, "Cisco Jabber for Tablet", TABLET, List.of()),
            new DeviceModel(THIRD_PARTY_BASIC, "Third-party SIP Device (Basic)", THIRD_PARTY_BASIC, List.of()),
            new DeviceModel(THIRD_PARTY_ADVANCED, "Third-party SIP Device (Advanced)", THIRD_PARTY_ADVANCED, List.of()),
            new DeviceModel(THIRD_PARTY_AS_SIP, "Third-party AS-SIP Endpoint", THIRD_PARTY_AS_SIP, List.of()));

    private static final Map<String, DeviceModel> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(DeviceModel::name, model -> model));

    /** Those that are there without anything installed. */
    public static List<DeviceModel> all() {
        return ALL;
    }

    /** Whether it is that of a mobile client, which is there only with a package. */
    public boolean mobile() {
        return number == IPHONE || number == ANDROID || number == TABLET;
    }

    /** Whether it is a phone of somebody else, which reads no file and proves who it is by a digest. */
    public boolean thirdParty() {
        return number == THIRD_PARTY_BASIC || number == THIRD_PARTY_ADVANCED || speaksTls();
    }

    /** Whether it is that of phones of others which speak TLS (UCM feature guide, AS-SIP endpoints); the rest do not (LMG). */
    private boolean speaksTls() {
        return number == THIRD_PARTY_AS_SIP;
    }

    /** Whether a device of it may have a profile that wants TLS. */
    public boolean securable() {
        return !thirdParty() || speaksTls();
    }

    /** The model of that name. */
    public static Optional<DeviceModel> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
