package org.uclab.sim.ucm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceSecurity;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.database.DirectoryField;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;

/** The cluster of the trace with more phones: one with two devices, one with a phone of somebody else's. */
final class PhoneCompany {

    private PhoneCompany() {}

    static UcmDatabase database() {
        return database(CallSettings.usual());
    }

    static UcmDatabase database(CallSettings calls) {
        List<EndUser> users = List.of(
                TraceCompany.macDonald(),
                user("ada.byron", "Ada", "Byron", "5003", device(1, "CSFABYRON"), device(2, "CSFABYRON2")),
                mobile(user("grace.hopper", "Grace", "Hopper", "5004", device(3, "CSFGHOPPER"))),
                user("joan.clarke", "Joan", "Clarke", "5005", device(4, "CSFJCLARKE")),
                user(
                        "soft.phone",
                        "Soft",
                        "Phone",
                        "5006",
                        new Device("SEPSOFT", id(5), "Third-party SIP Device (Basic)", 336, "")),
                user(
                        "safe.phone",
                        "Safe",
                        "Phone",
                        "5007",
                        new Device("SEPSAFE", id(6), "Third-party AS-SIP Endpoint", 631, "")
                                .with(new DeviceSecurity(DeviceSecurity.Mode.ENCRYPTED, Optional.empty(), ""))));
        return new UcmDatabase(TraceCompany.cluster("9.1.2", UcmSettings.usual().withCalls(calls)), users);
    }

    /** The same with a mobile phone, 5550102. */
    private static EndUser mobile(EndUser user) {
        return new EndUser(
                user.id(),
                user.password(),
                user.firstName(),
                user.lastName(),
                user.line(),
                user.email(),
                user.homeCluster(),
                user.impNode(),
                user.devices(),
                Map.of(DirectoryField.MOBILE_NUMBER, "5550102"));
    }

    private static Device device(int number, String name) {
        return new Device(name, id(number), TraceCompany.CSF, 390, "");
    }

    private static String id(int number) {
        return "00000000-0000-0000-0000-00000000000" + number;
    }

    private static EndUser user(String id, String first, String last, String line, Device... devices) {
        return new EndUser(id, "Difference1", first, last, line, "", true, "", List.of(devices), Map.of());
    }
}
