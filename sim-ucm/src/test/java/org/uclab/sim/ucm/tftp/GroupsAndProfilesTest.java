package org.uclab.sim.ucm.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.DeviceSecurity;
import org.uclab.sim.ucm.cluster.Installed;
import org.uclab.sim.ucm.cluster.ServiceProfile;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmCluster.ConfigEntry;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.fault.WrongDocuments;
import org.w3c.dom.Element;

/** Configuration files of groups, and profiles of single users. */
class GroupsAndProfilesTest {

    private static Tftp configured(Installed installed, UcmCluster.Files files, String profile, Device device) {
        UcmCluster traced = TraceCompany.cluster("11.5.1", UcmSettings.usual().with(installed));
        EndUser user = new EndUser("u", "p", "F", "L", "1", "", true, "", List.of(device), Map.of(), profile);
        return new Tftp(new UcmDatabase(traced.with(files), List.of(user)), 8443, TftpTest.ca());
    }

    private static UcmCluster.Files files() {
        ServiceProfile full = new ServiceProfile(
                "SPFull",
                "1-x",
                "WebEx (IM and Presence)",
                Map.of(
                        ServiceProfile.Service.DIRECTORY,
                                List.of(
                                        new ServiceProfile.Server("ad1", 3268, "TCP"),
                                        ServiceProfile.Server.of("ad2"),
                                        new ServiceProfile.Server("ad3", 636, "TLS")),
                        ServiceProfile.Service.VOICEMAIL, List.of(new ServiceProfile.Server("cuc", 443, "HTTPS"))),
                Map.of("UseUserCredential", "true", "VoicemailServiceCredentialsSource", "IM"),
                false,
                0);
        List<ConfigEntry> group = List.of(new ConfigEntry("Options", "Group", "a"));
        return new UcmCluster.Files(
                ServiceProfile.of("SPDefault", "1-x", "", List.of()),
                List.of(full),
                Optional.empty(),
                Map.of("groupa-config.xml", group, "mobile/groupb-config.xml", group),
                List.of(),
                List.of());
    }

    private static Device device(int product) {
        return new Device(
                "DEVICE",
                "0e000000-0000-0000-0000-000000000009",
                "Some model",
                product,
                "",
                "configurationfile=groupa-config.xml",
                DeviceSecurity.NONE);
    }

    @ParameterizedTest
    @CsvSource({"390, 0, true", "562, 0, false", "562, 14122, false", "562, 14123, true", "575, 14123, true"})
    void onlyDesktopsAndMobilesWithANewPackageHaveASupportField(int product, int cop, boolean has) {
        Tftp served = configured(new Installed(Set.of(), cop, false), files(), "", device(product));
        assertThat(text(get(served, "/DEVICE.cnf.xml"))
                        .contains("<ciscoSupportField>configurationfile=groupa-config.xml</ciscoSupportField>"))
                .isEqualTo(has);
    }

    @Test
    void groupFilesAreServedByTheirNamesAndOnlyThose() {
        Tftp served = configured(Installed.usual(), files(), "", device(390));
        for (String there : List.of("/groupa-config.xml", "/mobile/groupb-config.xml")) {
            HttpAnswer file = get(served, there);
            assertThat(text(file)).contains("<Options>\n<Group>a</Group>\n</Options>");
        }
        for (String absent : List.of("/groupb-config.xml", "/mobile/", "/Groupa-config.xml", "/jabber-config.xml")) {
            assertThat(get(served, absent).status()).isEqualTo(404);
        }
    }

    @Test
    void aUserIsToldOfHisOwnProfileAndItSaysEverythingThatIsSet() throws Exception {
        Tftp served = configured(Installed.usual(), files(), "SPFull", device(390));
        assertThat(text(get(served, "/DEVICE.cnf.xml")))
                .contains("<userId serviceProfileFile=\"SPFull.cnf.xml\">u</userId>");
        Element profile = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(get(served, "/SPFull.cnf.xml").body()))
                .getDocumentElement();
        Element directory = child(profile, "Directory");
        assertThat(child(child(directory, "Primary"), "Port").getTextContent()).isEqualTo("3268");
        assertThat(child(child(directory, "Backup1"), "Address").getTextContent())
                .isEqualTo("ad2");
        assertThat(child(child(directory, "Backup1"), "Port").getTextContent()).isEmpty();
        assertThat(child(child(directory, "Backup2"), "Protocol").getTextContent())
                .isEqualTo("TLS");
        assertThat(child(directory, "UseUserCredential").getTextContent()).isEqualTo("true");
        assertThat(child(child(profile, "Voicemail"), "Protocol").getTextContent())
                .isEqualTo("HTTPS");
        assertThat(child(profile, "VoicemailServiceCredentialsSource").getTextContent())
                .isEqualTo("IM");
        assertThat(child(child(profile, "IMandPresence"), "ProductType").getTextContent())
                .isEqualTo("WebEx (IM and Presence)");
        assertThat(get(served, "/SPDefault.cnf.xml").status()).isEqualTo(200);
    }

    private static HttpAnswer get(Tftp tftp, String path) {
        HttpQuestion question = new HttpQuestion(
                "GET",
                path,
                path,
                Map.of(),
                HttpFields.none(),
                new byte[0],
                "h",
                Hop.between(Hop.Over.TCP, "127.0.0.2:6970", "127.0.0.1:40000"),
                1);
        return tftp.over(WrongDocuments.none()).answer(question, Instant.EPOCH).result();
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static Element child(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }
}
