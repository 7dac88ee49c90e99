package org.uclab.sim.ucm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.sim.ucm.UcmConfig.ConfigEntry;
import org.uclab.sim.ucm.UcmConfig.Device;
import org.uclab.sim.ucm.UcmConfig.DialRule;
import org.uclab.sim.ucm.UcmConfig.Files;
import org.uclab.sim.ucm.UcmConfig.Node;
import org.uclab.sim.ucm.UcmConfig.User;

/** The cluster of the trace, with a second user at home elsewhere and a third with mail and phones. */
public final class TraceCompany {

    public static final String PUBLISHER = "uclabcucm-pub.uclab.com";
    public static final String SUBSCRIBER = "uclabcucm-sub.uclab.com";
    public static final String DEVICE_ID = "29e15ce2-637f-c0bc-edbd-34515e83acec";
    public static final String CSF = "Cisco Unified Client Services Framework";

    private TraceCompany() {}

    public static UcmConfig config(String release) {
        return config(release, UcmSettings.usual());
    }

    public static UcmConfig config(String release, UcmSettings settings) {
        return new UcmConfig(
                "uclab",
                Release.of(release),
                "uclab.com",
                List.of(new Node(PUBLISHER, "uclabcucm-pub", true), new Node(SUBSCRIBER, "uclabcucm-sub", false)),
                List.of("uclabcucm-pub", "uclabcucm-sub"),
                List.of(macDonald(), adaByron(), graceHopper()),
                files(),
                settings);
    }

    public static User macDonald() {
        return new User(
                "mac.donald",
                "ilikeMRA1",
                "Mac",
                "Donald",
                "5002",
                "",
                true,
                "cimp-pub.uclab.com",
                List.of(new Device("MDonald", DEVICE_ID, CSF, 390, "")),
                Map.of());
    }

    static User adaByron() {
        return new User(
                "ada.byron",
                "Analytical9",
                "Ada",
                "Byron King",
                "+44 (20) 7946-5003",
                "ada.byron@uclab.com",
                true,
                "",
                List.of(),
                Map.of(
                        DirectoryField.DISPLAY_NAME, "Countess of Lovelace",
                        DirectoryField.DIRECTORY_URI, "ada@uclab.com",
                        DirectoryField.MOBILE_NUMBER, "+1-214-555-0199"));
    }

    static User graceHopper() {
        return new User(
                "grace.hopper",
                "Nano:Second1",
                "Grace",
                "Hopper",
                "5004",
                "grace.hopper@uclab.com",
                false,
                "",
                List.of(),
                Map.of());
    }

    static Files files() {
        return new Files(
                ServiceProfile.of(
                        "SPDefault",
                        "1408549266-e2192500-5f0b-4c6e-9a3b-3c1f0a7d9e21",
                        "Unified CM (IM and Presence)",
                        List.of("cimp-pub.uclab.com", "cimp-sub.uclab.com")),
                List.of(),
                Optional.empty(),
                Map.of(),
                List.of(new DialRule("+1", 12, 1, "9")),
                List.of());
    }

    public static List<ConfigEntry> configFile() {
        return List.of(
                new ConfigEntry("Directory", "DirectoryServerType", "UDS"),
                new ConfigEntry("Policies", "ServiceDiscoveryExcludedServices", "WEBEX,CUCM"),
                new ConfigEntry("Directory", "UdsPhotoUriWithToken", "http://photos.uclab.com/a&b/%%uid%%.jpg"));
    }
}
