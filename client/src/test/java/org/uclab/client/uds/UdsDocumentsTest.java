package org.uclab.client.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.xml.XmlDocuments;

class UdsDocumentsTest {

    private final XmlDocuments xml = new XmlDocuments();

    @Test
    void readsTheDocumentsOfTheTrace() {
        assertThat(read(
                                "<versionInformation version=\"9.1.2\" uri=\"https://h:8443/cucm-uds/version\"><name>Cisco User Data"
                                        + " Service</name><version>9.1.2</version><installedProducts><product>A</product><product>B"
                                        + "</product></installedProducts></versionInformation>",
                                UdsDocuments.VersionInformation.class)
                        .version())
                .isEqualTo("9.1.2");
        assertThat(read(
                                "<servers version=\"9.1.2\" uri=\"u\"><server>uclabcucm-pub</server><server>uclabcucm-sub</server>"
                                        + "</servers>",
                                UdsDocuments.ServerNames.class)
                        .names())
                .containsExactly("uclabcucm-pub", "uclabcucm-sub");
        assertThat(read("<servers><server>one</server></servers>", UdsDocuments.ServerNames.class)
                        .names())
                .containsExactly("one");
        Device device = read(
                        "<devices version=\"9.1.2\" uri=\"u\"><device hasPrimaryNumber=\"true\" uri=\"https://s:8443/d\"><id>29</id>"
                                + "<name>MDonald</name><model>Cisco Unified Client Services Framework</model><product>390</product>"
                                + "<description></description><protocol>SIP</protocol><provision><uri>http://pub:6970/M.cnf.xml</uri>"
                                + "<uri>http://sub:6970/M.cnf.xml</uri></provision><hasSoftkeyTemplate/><supportsFeatures>"
                                + "<dnd configurable=\"false\">true</dnd></supportsFeatures><userGuide uri=\"\"/></device></devices>",
                        UdsDocuments.Devices.class)
                .devices()
                .get(0);
        assertThat(device.name()).isEqualTo("MDonald");
        assertThat(device.provision().uris()).hasSize(2);
    }

    @Test
    void readsBothShapesOfTheHomeCluster() {
        var found = read(
                "<clusterUser version=\"10.0.0\" uri=\"u\"><result found=\"true\" uri=\"https://home:8443/cucm-uds/user/u\"/>"
                        + "<homeCluster serversUri=\"https://home:8443/cucm-uds/servers\">home</homeCluster></clusterUser>",
                UdsDocuments.ClusterUser.class);
        assertThat(found.found()).isTrue();
        assertThat(found.homeCluster().host()).isEqualTo("home");
        var missing = read("<clusterUser><result found=\"false\"/></clusterUser>", UdsDocuments.ClusterUser.class);
        assertThat(missing.found()).isFalse();
        var plain = read(
                "<clusterUser><result found=\"true\"/><homeCluster>home</homeCluster></clusterUser>",
                UdsDocuments.ClusterUser.class);
        assertThat(HomeCluster.server(plain)).contains(HomeCluster.uds("home"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a/>", "<a></a>", "<a>text</a>", "<a><device/><server/><result/></a>"})
    void emptyDocumentsAreEmptyNotNull(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        xml.read(bytes, "a", UdsDocuments.Devices.class)
                .value()
                .ifPresent(devices -> assertThat(DeviceChoice.of(devices.devices(), DeviceKind.CSF))
                        .isEmpty());
        xml.read(bytes, "a", UdsDocuments.ServerNames.class)
                .value()
                .ifPresent(servers -> assertThat(servers.names()).isEmpty());
        xml.read(bytes, "a", UdsDocuments.ClusterUser.class)
                .value()
                .ifPresent(user -> assertThat(user.found()).isFalse());
    }

    @Test
    void aDesktopClientTakesTheFrameworkDevice() {
        Device phone = device("SEP001122334455", "Cisco 7821", "621");
        Device csf = device("MDonald", "Cisco Unified Client Services Framework", "390");
        Device byProduct = device("ANY", "", "390");
        assertThat(DeviceChoice.of(List.of(phone, csf), DeviceKind.CSF)).contains(csf);
        assertThat(DeviceChoice.of(List.of(phone, byProduct), DeviceKind.CSF)).contains(byProduct);
        assertThat(DeviceChoice.of(List.of(device("CSFMAC", "", "")), DeviceKind.CSF))
                .isPresent();
        assertThat(DeviceChoice.of(
                        List.of(phone, device("TCTMAC", "Cisco Dual Mode for iPhone", "562")), DeviceKind.CSF))
                .isEmpty();
        assertThat(DeviceChoice.of(
                        List.of(device("../x", "Cisco Unified Client Services Framework", "390")), DeviceKind.CSF))
                .isEmpty();
    }

    @Test
    void everyClientTakesTheDeviceOfItsKind() {
        List<Device> devices = List.of(
                device("CSFMAC", "Cisco Unified Client Services Framework", "390"),
                device("BOTMAC", "Cisco Dual Mode for Android", "575"));
        assertThat(DeviceChoice.of(devices, DeviceKind.BOT)).contains(devices.get(1));
        assertThat(DeviceChoice.of(devices, DeviceKind.TCT)).isEmpty();
    }

    @Test
    void theHomeNodeComesFirstNoneTwiceAndWhoFailedLast() {
        ServerUrl home = HomeCluster.uds("sub");
        List<ServerUrl> known = List.of(HomeCluster.uds("pub.uclab.com"), HomeCluster.uds("third.uclab.com"));
        List<String> named = List.of("pub", "sub");
        assertThat(HomeCluster.nodes(home, named, known, List.of()))
                .extracting(ServerUrl::host)
                .containsExactly("sub", "pub", "third.uclab.com");
        assertThat(HomeCluster.nodes(home, named, known, List.of(HomeCluster.uds("sub.uclab.com"))))
                .extracting(ServerUrl::host)
                .containsExactly("pub", "third.uclab.com", "sub");
    }

    private static Device device(String name, String model, String product) {
        return new Device("", "", name, model, product, null);
    }

    private <T> T read(String document, Class<T> as) {
        String root = document.substring(1).split("[ >/]")[0];
        var read = xml.read(document.getBytes(StandardCharsets.UTF_8), root, as);
        return read.value().orElseThrow(() -> new AssertionError(read.problem()));
    }
}
