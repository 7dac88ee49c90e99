package org.uclab.client.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.client.TinyLab;
import org.uclab.client.http.MappedRoute;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Journal;
import org.uclab.client.uds.Device;
import org.uclab.client.uds.UdsFindings;
import org.uclab.client.xml.XmlDocuments;

class ConfigFilesTest {

    private static final String PUB = "http://pub:6970/";
    private static final String SUB = "http://sub:6970/";
    private static final String ID = "29e15ce2-637f-c0bc-edbd-34515e83acec";
    private static final String DEVICE = "<device uuid=\"{%s}\"><userId serviceProfileFile=\"SP1.cnf.xml\"/>"
            + "<desktopClient><ciscoSupportField>%s</ciscoSupportField></desktopClient></device>";

    private final TinyLab lab = new TinyLab(1);
    private final MappedRoute route = new MappedRoute(false);
    private final List<ConfigFiles.Found> begun = new ArrayList<>();

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void theGroupFileCountsMoreThanTheFileOfAll() throws Exception {
        route.xml(PUB + "CSF.cnf.xml", DEVICE.formatted(ID, "configurationfile=/groups/a.xml;configurationfile=b.xml"))
                .xml(PUB + "SP1.cnf.xml", "<serviceProfile/>")
                .xml(PUB + "jabber-config.xml", "<config><Policies><A>1</A><B>1</B></Policies></config>")
                .xml(PUB + "groups/a.xml", "<config><Options><A>2</A></Options></config>");
        JabberConfig config = fetch(ConfigSettings.defaults()).configuration().jabberConfig();
        assertThat(config.parameters()).containsEntry("A", "2").containsEntry("B", "1");
    }

    @Test
    void theFileOfAnotherDeviceIsIgnoredAndTheNextServerAsked() throws Exception {
        route.xml(PUB + "CSF.cnf.xml", DEVICE.formatted("aaaaaaaa-0000-0000-0000-000000000000", ""))
                .xml(SUB + "CSF.cnf.xml", DEVICE.formatted(ID.toUpperCase(java.util.Locale.ROOT), ""))
                .xml(SUB + "SP1.cnf.xml", "<serviceProfile/>")
                .answer(SUB + "jabber-config.xml", 404, "", "");
        ConfigFiles.Found found = fetch(ConfigSettings.defaults());
        assertThat(found.configuration().tftpServer()).isEqualTo("sub");
        assertThat(found.configuration().device().serviceProfileFile()).isEqualTo("SP1.cnf.xml");
        assertThat(found.store().keepsDevice()).isTrue();
        assertThat(lab.decisions())
                .anyMatch(text -> text.startsWith("TFTP server: not pub") && text.contains("another"));
    }

    @Test
    void whatDoesNotWaitForTheAnswerKnowsTheProfileAndNoFile() throws Exception {
        route.xml(PUB + "CSF.cnf.xml", DEVICE.formatted(ID, ""))
                .xml(PUB + "SP1.cnf.xml", "<serviceProfile/>")
                .xml(
                        PUB + "jabber-config.xml",
                        "<config><Client><PresenceServerAddress>cup</PresenceServerAddress></Client></config>");
        Configuration whole = fetch(ConfigSettings.defaults()).configuration();
        assertThat(whole.presenceServers()).containsExactly("cup");
        assertThat(begun).hasSize(1);
        Configuration early = begun.get(0).configuration();
        assertThat(early.profile()).isEqualTo(whole.profile());
        assertThat(early.presenceServers()).isEmpty();
    }

    @Test
    void whatNoServerHasInAUsableFormIsIgnored() throws Exception {
        for (String server : List.of(PUB, SUB)) {
            route.answer(server + "CSF.cnf.xml", 200, "*/*", "<device")
                    .answer(server + "SPDefault.cnf.xml", 200, "text/html", "<html/>")
                    .answer(server + "jabber-config.xml", 403, "", "");
        }
        Configuration configuration = fetch(ConfigSettings.defaults()).configuration();
        assertThat(configuration.authenticator()).isEqualTo(Authenticator.UNKNOWN);
        assertThat(configuration.jabberConfig().parameters()).isEmpty();
        assertThat(lab.decisions())
                .anyMatch(text -> text.startsWith("device file: ignored"))
                .anyMatch(text -> text.startsWith("service profile: ignored"))
                .anyMatch(text -> text.startsWith("jabber-config: ignored"));
    }

    @ParameterizedTest
    @CsvSource({
        "configurationfile=a.xml, '', a.xml",
        "ConfigurationFile= /x/a.xml ; other, '', /x/a.xml",
        "other;configurationfile=a.xml, '', ''",
        "configurationfile=../../etc/passwd, '', ''",
        "configurationfile=/x/../a.xml, '', ''",
        "configurationfile=http://evil/a.xml, '', ''",
        "'', installed.xml, ''",
    })
    void aGroupFileIsAFileOfTheTftpServer(String field, String installed, String wanted) {
        DeviceFile file = new DeviceFile("", List.of(), field);
        ConfigSettings settings = ConfigSettings.defaults().withGroupFile(installed);
        assertThat(GroupFile.of(true, file, settings).map(GroupFile::name).orElse(""))
                .isEqualTo(wanted);
        Optional<GroupFile> withoutDevice = GroupFile.of(false, DeviceFile.none(), settings);
        assertThat(withoutDevice.map(GroupFile::name).orElse("")).isEqualTo(installed);
    }

    private ConfigFiles.Found fetch(ConfigSettings settings) throws Exception {
        Device device = new Device(
                "", ID, "CSF", "", "390", new Device.Provision(List.of(PUB + "CSF.cnf.xml", SUB + "CSF.cnf.xml")));
        ServerUrl home = new ServerUrl("https", "pub", 8443, "/cucm-uds/user/mac");
        UdsFindings uds = new UdsFindings("12.5.1", home, List.of("pub", "sub"), home, "", Optional.of(device));
        Journal journal = new Journal(lab.history.recorder("client"));
        TftpFiles files = new TftpFiles(uds, route, new XmlDocuments(), journal);
        return new ConfigFiles(files, journal).fetch(uds, settings, "example.com", begun::add);
    }
}
