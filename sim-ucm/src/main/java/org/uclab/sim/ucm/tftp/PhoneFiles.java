package org.uclab.sim.ucm.tftp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.uclab.protocol.xml.XmlText;
import org.uclab.sim.ucm.cluster.Release;
import org.uclab.sim.ucm.cluster.SipProfile;
import org.uclab.sim.ucm.cluster.UcmCluster;

/** Files that are the same for every phone, and those by which tools tell that a machine is a Unified CM. */
final class PhoneFiles {

    /** Phones by product number, as default files list them (public captures). */
    private static final List<String> MODELS = List.of(
            "36213 Cisco 7811",
            "621 Cisco 7821",
            "622 Cisco 7841",
            "623 Cisco 7861",
            "36217 Cisco 8811",
            "683 Cisco 8841",
            "684 Cisco 8851",
            "685 Cisco 8861",
            "36224 Cisco 8845",
            "36225 Cisco 8865");

    /** What a soft key is, by its name: its tag; number and help follow (UCMNZ). */
    private static final List<String> SOFT_KEYS = List.of(
            "Undefined 0 0",
            "Redial 1 1",
            "NewCall 2 2",
            "Hold 3 3",
            "Transfer 4 4",
            "CFwdAll 5 5",
            "<< 8 8",
            "EndCall 9 9",
            "Resume 10 10",
            "Answer 11 11",
            "Confrn 13 13",
            "Park 14 14",
            "PickUp 17 17",
            "iDivert 80 31",
            "DND 63 69");

    private static final List<List<String>> SOFT_KEY_SETS = List.of(
            List.of("On Hook", "Redial", "NewCall", "CFwdAll", "DND"),
            List.of("Off Hook", "Redial", "EndCall", "PickUp"),
            List.of("Off Hook With Feature", "Redial", "EndCall"),
            List.of("Digits After First", "<<", "EndCall"),
            List.of("Ring Out", "Undefined", "EndCall"),
            List.of("Ring In", "Answer", "iDivert", "DND"),
            List.of("Connected", "Hold", "EndCall", "Transfer", "Confrn", "Park"),
            List.of("Connected Transfer", "Undefined", "EndCall", "Transfer"),
            List.of("Connected Conference", "Undefined", "EndCall", "Confrn"),
            List.of("On Hold", "Resume", "NewCall", "iDivert", "DND"));

    private PhoneFiles() {}

    /**
     * {@code ConfigFileCacheList.txt}: a name first in each line, the plain file and its signed copy.
     * ASSUMED(no public source): what stands behind the name; tools read as far as the white space.
     *
     * @param stamp of the configuration, in seconds
     */
    static byte[] list(List<String> names, long stamp) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(name).append('\t').append(stamp).append('\n');
            text.append(name)
                    .append(TftpFiles.SIGNED)
                    .append('\t')
                    .append(stamp)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@code XMLDefault.cnf.xml}, for phones that nobody has configured. ASSUMED(choice): it names no firmware, which the
     * lab does not have.
     */
    static byte[] defaults(UcmCluster config) {
        XmlText text = XmlText.onLines("")
                .open("Default")
                .element("autoRegistrationName", "AUTO-REG")
                .element("autoRegistration", "disabled")
                .element("ipAddressMode", 0)
                .element("ipPreferenceModeControl", 0)
                .element("ipMediaAddressFamilyPreference", 0);
        Release release = config.release();
        SipProfile sip = config.settings().sipProfile();
        DeviceFile.callManagerGroup(text, release, sip, config.nodes());
        text.open("TVS").open("members").open("member", "priority", "0");
        text.element("port", 2445).element("address", config.publisher().advertisedAs());
        text.close().close().close();
        for (String model : MODELS) {
            int space = model.indexOf(' ');
            text.element("loadInformation" + model.substring(0, space), "", "model", model.substring(space + 1));
        }
        return text.bytes();
    }

    /** {@code RingList.xml}; the files that it names are there. */
    static byte[] rings() {
        XmlText text = XmlText.onLines("").open("CiscoIPPhoneRingList");
        for (RingTone tone : RingTone.values()) {
            text.open("Ring")
                    .element("DisplayName", tone.title())
                    .element("FileName", tone.file())
                    .close();
        }
        return text.bytes();
    }

    /** Soft keys in the states of a call. */
    static byte[] softKeys(String stamp) {
        XmlText text = XmlText.onLines("").open("softKeyCfg").element("versionStamp", stamp);
        text.open("typeSoftKey");
        for (String key : SOFT_KEYS) {
            String[] words = key.split(" ");
            int event = Integer.parseInt(words[2]);
            text.open("softKeyDef", "keyID", words[0])
                    .element("tag", words[1])
                    .element("eventID", event)
                    .element("helpID", event == 0 ? 0 : 300 + event)
                    .close();
        }
        text.close().open("softKeySets");
        for (List<String> set : SOFT_KEY_SETS) {
            text.open("softKeySet", "id", set.get(0));
            set.stream().skip(1).forEach(key -> text.empty("softKey", "keyID", key));
            text.close();
        }
        return text.bytes();
    }
}
