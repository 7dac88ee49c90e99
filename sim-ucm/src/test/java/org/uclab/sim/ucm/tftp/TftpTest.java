package org.uclab.sim.ucm.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.clock.StepClock;
import org.uclab.lab.history.Hop;
import org.uclab.lab.pki.LabCa;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.ServiceProfile;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.fault.WrongDocuments;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TftpTest {

    private static final String DEVICE_FILE = "/MDonald.cnf.xml";
    private static final LabCa CA = LabCa.create("files", new StepClock(Instant.EPOCH));

    private final UcmDatabase database = TraceCompany.database("9.1.2");
    private final Tftp tftp = new Tftp(database, 8443, CA);

    @Test
    void aFileHasTheCapturedHeadersAndNoOthers() {
        HttpAnswer answer = get("/SPDefault.cnf.xml");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(lines(answer))
                .containsExactly(
                        "Content-length: " + answer.body().length, "Cache-Control: no-store", "Content-type: */*");
    }

    @Test
    void theDeviceFileBeginsAsTraced() {
        assertThat(text(get(DEVICE_FILE)))
                .startsWith(
                        "<device xsi:type=\"axl:XIPPhone\" ctiid=\"11\" uuid=\"{" + TraceCompany.DEVICE_ID + "}\">\n");
    }

    @Test
    void onlyAReaderThatIgnoresNamespacesCanReadADeviceFile() throws Exception {
        byte[] file = get(DEVICE_FILE).body();
        assertThat(read(file, false).getTagName()).isEqualTo("device");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(file, true))
                .isInstanceOf(org.xml.sax.SAXParseException.class)
                .hasMessageContaining("xsi");
    }

    @Test
    void theDeviceFileLeadsToTheNodesInTheirOrder() throws Exception {
        Element device = read(get(DEVICE_FILE).body(), false);
        NodeList members = child(device, "callManagerGroup").getElementsByTagName("member");
        assertThat(members.getLength()).isEqualTo(2);
        for (int i = 0; i < 2; i++) {
            Element member = (Element) members.item(i);
            assertThat(member.getAttribute("priority")).isEqualTo(Integer.toString(i));
            assertThat(child(member, "processNodeName").getTextContent())
                    .isEqualTo(i == 0 ? "uclabcucm-pub" : "uclabcucm-sub");
            assertThat(child(member, "sipPort").getTextContent()).isEqualTo("5060");
            assertThat(child(member, "securedSipPort").getTextContent()).isEqualTo("5061");
            assertThat(member.getElementsByTagName("sipOAuthPort").getLength()).isZero();
        }
    }

    @Test
    void theDeviceFileTellsTimersMediaAndMarking() throws Exception {
        Element device = read(get(DEVICE_FILE).body(), false);
        Map<String, String> expected = Map.ofEntries(
                Map.entry("timerRegisterExpires", "3600"),
                Map.entry("timerRegisterDelta", "5"),
                Map.entry("timerKeepAliveExpires", "120"),
                Map.entry("timerSubscribeExpires", "120"),
                Map.entry("sipRetx", "10"),
                Map.entry("startMediaPort", "16384"),
                Map.entry("stopMediaPort", "32766"),
                Map.entry("dscpForAudio", "184"),
                Map.entry("dscpVideo", "136"),
                Map.entry("dscpForCm2Dvce", "96"),
                Map.entry("deviceSecurityMode", "1"),
                Map.entry("connectionMonitorDuration", "120"),
                Map.entry("organizationTopLevelDomain", "uclab.com"),
                Map.entry("versionStamp", "1408549266-" + TraceCompany.DEVICE_ID));
        expected.forEach((name, value) ->
                assertThat(child(device, name).getTextContent()).as(name).isEqualTo(value));
    }

    @Test
    void theDeviceFileNamesItsLineItsOwnerAndTheServiceProfile() throws Exception {
        Element device = read(get(DEVICE_FILE).body(), false);
        Element line = child(child(device, "sipLines"), "line");
        assertThat(child(line, "name").getTextContent()).isEqualTo("5002");
        assertThat(child(line, "contact").getTextContent())
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                .isEqualTo(database.state()
                        .lineContact(database.state().device("MDonald").orElseThrow()));
        assertThat(child(device, "userId").getTextContent()).isEqualTo("mac.donald");
        assertThat(child(device, "userId").getAttribute("serviceProfileFile")).isEqualTo("SPDefault.cnf.xml");
    }

    @Test
    void oauthAndTheUsersAddressAppearWithTheirReleases() {
        Tftp later = new Tftp(TraceCompany.database("12.5.1"), 8443, CA);
        String file = text(ask(later, "GET", DEVICE_FILE));
        assertThat(file)
                .contains(
                        "<sipOAuthPort>5090</sipOAuthPort>\n<sipMRAOAuthPort>5091</sipMRAOAuthPort>",
                        "<sipOAuthMode>0</sipOAuthMode>",
                        "<secureUDSUsersAccessURL>https://uclabcucm-pub:8443/cucm-uds/users</secureUDSUsersAccessURL>");
        assertThat(text(get(DEVICE_FILE))).doesNotContain("OAuth", "secureUDS");
    }

    @Test
    void aDeviceWithoutALineHasNone() throws Exception {
        database.putUser(new EndUser(
                "quiet",
                "p",
                "Q",
                "T",
                "",
                "",
                true,
                "",
                List.of(new Device("CSFQUIET", "0e000000-0000-0000-0000-000000000001", TraceCompany.CSF, 390, "")),
                Map.of()));
        Element device = read(get("/CSFQUIET.cnf.xml").body(), false);
        assertThat(child(device, "sipLines").getElementsByTagName("line").getLength())
                .isZero();
    }

    @Test
    void theServiceProfileHasEmptyElementsRatherThanMissingOnes() throws Exception {
        Element profile = read(get("/SPDefault.cnf.xml").body(), true);
        assertThat(child(profile, "versionStamp").getTextContent())
                .isEqualTo("1408549266-e2192500-5f0b-4c6e-9a3b-3c1f0a7d9e21");
        Element presence = child(profile, "IMandPresence");
        assertThat(child(presence, ServiceProfileFile.PRODUCT_TYPE_ELEMENT).getTextContent())
                .isEqualTo("Unified CM (IM and Presence)");
        assertThat(addresses(presence)).containsExactly("cimp-pub.uclab.com", "cimp-sub.uclab.com", "");
        for (String service : List.of(
                "Voicemail", "MailStore", "Conferencing", "Directory", "CTI", "VideoConferenceSchedulingPortal")) {
            assertThat(addresses(child(profile, service))).as(service).containsExactly("", "", "");
        }
        assertThat(text(get("/SPDefault.cnf.xml")))
                .contains("<Address/>")
                .startsWith("<serviceProfile>\n<versionStamp>1408549266-e219250");
        assertThat(child(profile, "UseUDS").getTextContent()).isEmpty();
    }

    @Test
    void phoneModeIsAProductThatIsNotSet() throws Exception {
        database.setServiceProfile(ServiceProfile.of("SPDefault", "1-x", "", List.of()));
        Element presence = child(read(get("/SPDefault.cnf.xml").body(), true), "IMandPresence");
        assertThat(child(presence, ServiceProfileFile.PRODUCT_TYPE_ELEMENT)
                        .getChildNodes()
                        .getLength())
                .isZero();
        assertThat(addresses(presence)).containsExactly("", "", "");
    }

    @Test
    void theConfigFileComesAndGoesWhileTheLabRuns() throws Exception {
        assertThat(get("/jabber-config.xml").status()).isEqualTo(404);
        database.putConfigFile(TraceCompany.configFile());
        HttpAnswer answer = get("/jabber-config.xml");
        assertThat(answer.status()).isEqualTo(200);
        Element config = read(answer.body(), true);
        assertThat(config.getAttribute("version")).isEqualTo("1.0");
        Element directory = child(config, "Directory");
        assertThat(directory.getElementsByTagName("*").getLength()).isEqualTo(2);
        assertThat(child(directory, "UdsPhotoUriWithToken").getTextContent())
                .isEqualTo("http://photos.uclab.com/a&b/%%uid%%.jpg");
        assertThat(child(config, "Policies").getTextContent().strip()).isEqualTo("WEBEX,CUCM");
        database.removeConfigFile();
        assertThat(get("/jabber-config.xml").status()).isEqualTo(404);
    }

    @Test
    void dialRulesAreThereEvenWithoutAnyRule() {
        assertThat(text(get("/CUPC/AppDialRules.xml"))).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?><DialRules>
                        <DialRule BeginsWith="+1" NumDigits="12" DigitsToRemove="1" PrefixWith="9"/>
                        </DialRules>
                        """);
        HttpAnswer empty = get("/CUPC/DirLookupDialRules.xml");
        assertThat(empty.status()).isEqualTo(200);
        assertThat(text(empty)).contains("<DialRules>").doesNotContain("<DialRule ");
    }

    @Test
    void aDeviceThatIsReplacedLeavesNoFileBehind() {
        assertThat(get(DEVICE_FILE).status()).isEqualTo(200);
        database.setDevices(
                "mac.donald",
                List.of(new Device("CSFMAC", "0e000000-0000-0000-0000-000000000002", TraceCompany.CSF, 390, "")));
        assertThat(get(DEVICE_FILE).status()).isEqualTo(404);
        assertThat(text(get("/CSFMAC.cnf.xml"))).contains("<versionStamp>1408549267-0e000000-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/mdonald.cnf.xml",
                "/MDONALD.CNF.XML",
                "/MDonald.cnf.xml.sgn.sgn",
                "/ITLFile.tlv.sgn",
                "/jabber-config.xml.sgn",
                "/.sgn",
                "/.tlv",
                "/ITL.tlv",
                "/ITLNOBODY.tlv",
                "/XTLFile.tlv",
                "/MDonald",
                "/.cnf.xml",
                "/Jabber-Config.xml",
                "/cupc/AppDialRules.xml",
                "/AppDialRules.xml",
                "/CTLFile.tlv",
                "/MDonald.cnf.xml/",
                "/%25%32%65"
            })
    void unknownNamesAreNotFoundAndNamesCompareWithCase(String path) {
        HttpAnswer answer = get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
        assertThat(lines(answer)).containsExactly("Content-length: 0", "Cache-Control: no-store", "Content-type: */*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../etc/passwd",
                "/CUPC/../MDonald.cnf.xml",
                "/./MDonald.cnf.xml",
                "//etc/passwd",
                "/CUPC//AppDialRules.xml",
                "/%2e%2e/etc/passwd",
                "/%2e%2e%2fetc%2fpasswd",
                "/CUPC%2f..%2fMDonald.cnf.xml",
                "/%252e%252e/etc/passwd",
                "/file:///etc/passwd"
            })
    void nothingLeadsOutOfTheFolder(String path) {
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(get(path).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "MDonald.cnf.xml",
                "/MDonald.cnf.xml%00",
                "/MDonald.cnf.xml%00.txt",
                "/..%5c..%5cwindows",
                "/..\\windows",
                "/a%0d%0ab",
                "/%7f",
                "/%",
                "/%zz",
                "/%4"
            })
    void whatIsNoPathIsABadRequest(String path) {
        assertThat(get(path).status()).isEqualTo(400);
    }

    @Test
    void namesAreBounded() {
        assertThat(FileName.of("/" + "a".repeat(FileName.NAME_MAX_CHARS)).kind())
                .isEqualTo(FileName.Kind.NAME);
        assertThat(FileName.of("/" + "a".repeat(FileName.NAME_MAX_CHARS + 1)).kind())
                .isEqualTo(FileName.Kind.OUTSIDE);
        assertThat(FileName.of("/" + "a/".repeat(100_000)).kind()).isEqualTo(FileName.Kind.OUTSIDE);
    }

    @Test
    void anEscapedNameIsTheSameName() {
        assertThat(get("/CUPC%2FAppDialRules.xml").status()).isEqualTo(200);
        assertThat(get("/%4dDonald.cnf.xml").status()).isEqualTo(200);
    }

    @Test
    void slashesInFrontOfANameMeanTheFolderItself() {
        byte[] plain = get(DEVICE_FILE).body();
        assertThat(get("/" + DEVICE_FILE).body()).isEqualTo(plain);
        assertThat(get("/%2F" + DEVICE_FILE.substring(1)).body()).isEqualTo(plain);
        assertThat(FileName.plain("/jabber-config.xml")).isEqualTo(FileName.plain("jabber-config.xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "get", "BREW"})
    void filesAreOnlyRead(String method) {
        HttpAnswer answer = ask(tftp, method, DEVICE_FILE);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().get("Allow")).hasValue("GET, HEAD");
        assertThat(ask(tftp, "HEAD", DEVICE_FILE).status()).isEqualTo(200);
    }

    static LabCa ca() {
        return CA;
    }

    private HttpAnswer get(String path) {
        return ask(tftp, "GET", path);
    }

    private static HttpAnswer ask(Tftp tftp, String method, String path) {
        HttpQuestion question = new HttpQuestion(
                method,
                path,
                path,
                Map.of(),
                HttpFields.of("Host", "uclabcucm-pub:6970"),
                new byte[0],
                "uclabcucm-pub:6970",
                Hop.between(Hop.Over.TCP, "127.0.0.2:6970", "127.0.0.1:40000"),
                1);
        return tftp.over(WrongDocuments.none()).answer(question, Instant.EPOCH).result();
    }

    private static List<String> addresses(Element service) {
        return List.of("Primary", "Backup1", "Backup2").stream()
                .map(rank -> child(child(service, rank), "Address").getTextContent())
                .toList();
    }

    private static Element read(byte[] file, boolean namespaces) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(namespaces);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(file)).getDocumentElement();
    }

    private static Element child(Element parent, String name) {
        Element child = (Element) parent.getElementsByTagName(name).item(0);
        assertThat(child).as(name).isNotNull();
        return child;
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static List<String> lines(HttpAnswer answer) {
        return answer.headers().fields().stream()
                .map(field -> field.name() + ": " + field.value())
                .toList();
    }
}
