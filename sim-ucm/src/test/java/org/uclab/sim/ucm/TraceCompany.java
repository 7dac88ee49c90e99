package org.uclab.sim.ucm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.Release;
import org.uclab.sim.ucm.cluster.ServiceProfile;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmCluster.ConfigEntry;
import org.uclab.sim.ucm.cluster.UcmCluster.DialRule;
import org.uclab.sim.ucm.cluster.UcmCluster.Files;
import org.uclab.sim.ucm.cluster.UcmCluster.Node;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.database.DirectoryField;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;

/** The cluster of the trace, with a second user at home elsewhere and a third with mail and phones. */
public final class TraceCompany {

    public static final String PUBLISHER = "uclabcucm-pub.uclab.com";
    public static final String SUBSCRIBER = "uclabcucm-sub.uclab.com";
    public static final String DEVICE_ID = "29e15ce2-637f-c0bc-edbd-34515e83acec";
    public static final String CSF = "Cisco Unified Client Services Framework";

    private TraceCompany() {}

    /** The database of a cluster of that release, as it is when the lab starts. */
    public static UcmDatabase database(String release) {
        return database(release, UcmSettings.usual());
    }

    public static UcmDatabase database(String release, UcmSettings settings) {
        return new UcmDatabase(cluster(release, settings), users());
    }

    public static List<EndUser> users() {
        return List.of(macDonald(), adaByron(), graceHopper());
    }

    /** A node with all its services. */
    public static Node node(String host, String advertisedAs, boolean publisher) {
        return new Node(host, advertisedAs, publisher, Set.of(), 0);
    }

    public static UcmCluster cluster(String release, UcmSettings settings) {
        return new UcmCluster(
                "uclab",
                Release.of(release),
                "uclab.com",
                List.of(node(PUBLISHER, "uclabcucm-pub", true), node(SUBSCRIBER, "uclabcucm-sub", false)),
                List.of(PUBLISHER, SUBSCRIBER),
                true,
                files(),
                settings,
                0);
    }

    public static EndUser macDonald() {
        return new EndUser(
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

    static EndUser adaByron() {
        return new EndUser(
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

    static EndUser graceHopper() {
        return new EndUser(
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
