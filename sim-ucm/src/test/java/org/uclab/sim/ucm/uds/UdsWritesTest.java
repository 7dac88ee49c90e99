package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.cluster.UdsPolicy;
import org.uclab.sim.ucm.cluster.UdsPolicy.PhoneService;

/** What users change is seen by the next read, on every node. */
class UdsWritesTest {

    private static final String ME = "/cucm-uds/user/mac.donald";
    private static final String DEVICE = ME + "/device/" + TraceCompany.DEVICE_ID;
    private static final String SERVICE = "5b0c6d5e-0000-4000-8000-000000000001";

    private Ask node;
    private Ask otherNode;

    @BeforeEach
    void start() {
        PhoneService weather = new PhoneService(SERVICE, "Weather", "http://weather.uclab.com/phone");
        UcmSettings settings = UcmSettings.usual().withUds(UdsPolicy.usual().withPhoneServices(List.of(weather)));
        node = new Ask(TraceCompany.database("12.5.1", settings));
        otherNode = new Ask(node.database);
    }

    private String read(String target) {
        HttpAnswer answer = otherNode.get(target, Ask.macDonald());
        assertThat(answer.status()).isEqualTo(200);
        return Ask.text(answer);
    }

    @Test
    void aUserChangesWhatHeMayAndTheRestStays() {
        read(ME);
        HttpAnswer answer = node.send(
                "PUT",
                ME,
                "<user><userLocale value=\"3\"/><enableDoNotDisturb>true</enableDoNotDisturb>"
                        + "<homeCluster enableCalendarPresence=\"true\"/><displayName>Mac &amp; D</displayName>"
                        + "<callForwardAllDestination><destination>5003</destination></callForwardAllDestination>"
                        + "<lastName>Other</lastName></user>");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Ask.text(answer)).isEqualTo(read(ME));
        assertThat(read(ME))
                .contains("value=\"3\" appliesToAllDevices=\"true\">German, Germany</userLocale>")
                .contains("appliesToAllDevices=\"true\">true</enableDoNotDisturb>")
                .contains("enableCalendarPresence=\"true\"")
                .contains("<destination>5003</destination>")
                .contains("<displayName>Mac &amp; D</displayName>")
                .contains("<lastName>Donald</lastName>");
        assertThat(Ask.text(otherNode.get("/cucm-uds/users?displayname=mac%20%26")))
                .contains("totalCount=\"1\"");
        node.send("PUT", ME, "<user><userLocale></userLocale><enableDoNotDisturb/></user>");
        assertThat(read(ME))
                .contains("value=\"\" appliesToAllDevices=\"true\">English, United States</userLocale>")
                .contains("appliesToAllDevices=\"true\">false</enableDoNotDisturb>")
                .contains("<destination>5003</destination>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<device/>",
                "<user>",
                "<user><enableDoNotDisturb>maybe</enableDoNotDisturb></user>",
                "<user><userLocale value=\"99\"/></user>",
                "<user><primaryExtension>1</primaryExtension></user>",
                "<user><displayName>a&#9;b</displayName></user>",
                "<!DOCTYPE user [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><user><displayName>&e;</displayName></user>"
            })
    void aBodyThatSaysNothingUsableChangesNothing(String body) {
        String before = read(ME);
        assertThat(node.send("PUT", ME, body).status()).isEqualTo(415);
        assertThat(read(ME)).isEqualTo(before);
    }

    @Test
    void aBodyOfAnotherTypeOrOfSomebodyElseIsRefused() {
        HttpFields json = HttpFields.of("Host", Ask.HOST, "Content-Type", "application/json");
        byte[] body = "<user/>".getBytes(StandardCharsets.UTF_8);
        assertThat(node.ask("PUT", ME, json.with(Ask.macDonald()), body, Ask.NOON)
                        .status())
                .isEqualTo(415);
        assertThat(node.ask("PUT", ME, HttpFields.of("Host", Ask.HOST), body, Ask.NOON)
                        .status())
                .isEqualTo(401);
        assertThat(node.send("PUT", "/cucm-uds/user/ada.byron", "<user/>").status())
                .isEqualTo(401);
    }

    @Test
    void awayFromHomeAUserChangesNothing() {
        HttpFields grace = HttpFields.of("Host", Ask.HOST).with(Ask.basic("grace.hopper", "Nano:Second1"));
        HttpAnswer answer = node.ask("PUT", "/cucm-uds/user/grace.hopper", grace, Ask.NOON);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().get("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void aDeviceIsDescribedByItsUser() {
        assertThat(node.send(
                                "PUT",
                                DEVICE,
                                "<device><description>My desk</description>"
                                        + "<doNotDisturbSettings><enable>true</enable></doNotDisturbSettings></device>")
                        .status())
                .isEqualTo(200);
        assertThat(read(DEVICE))
                .contains("<description editable=\"true\" source=\"user\">My desk</description>")
                .contains("<enable>true</enable>");
        assertThat(read(ME + "/devices")).contains("source=\"user\">My desk<");
        assertThat(node.send("PUT", DEVICE, "<device><description/></device>").status())
                .isEqualTo(200);
        assertThat(read(DEVICE)).contains("source=\"admin\"></description>").contains("<enable>true</enable>");
        assertThat(node.send("PUT", ME + "/device/none", "<device/>").status()).isEqualTo(404);
    }

    @Test
    void speedDialsAreAddedChangedAndTakenAway() {
        String list = ME + "/speedDials";
        HttpAnswer made = node.send(
                "POST", list, "<speedDial><index>2</index><number>5003</number><label>Ada</label></speedDial>");
        assertThat(made.status()).isEqualTo(201);
        String one = made.headers().get("Location").orElseThrow().replaceFirst("https://[^/]+", "");
        assertThat(read(one)).isEqualTo(Ask.text(made)).contains("<index>2</index><number>5003</number>");
        assertThat(read(list)).contains("totalCount=\"1\"", "<label>Ada</label>", "<deviceSpeedDials uri=");
        assertThat(node.send("POST", list, "<speedDial><index>2</index><number>1</number></speedDial>")
                        .status())
                .isEqualTo(409);
        assertThat(node.send("PUT", list, "<speedDial><index>2</index><number>5004</number></speedDial>")
                        .status())
                .isEqualTo(200);
        assertThat(read(list)).contains("<number>5004</number><label>Ada</label>");
        assertThat(read(DEVICE + "/speedDials")).contains("appliesToAllDevices=\"false\" totalCount=\"0\"");
        assertThat(node.send("DELETE", list + "?index=3", "").status()).isEqualTo(404);
        assertThat(node.send("DELETE", list, "").status()).isEqualTo(415);
        HttpAnswer gone = node.send("DELETE", list + "?index=2", "");
        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.headers().get("Content-Length")).isEmpty();
        assertThat(read(list)).contains("totalCount=\"0\"");
        assertThat(otherNode.get(one, Ask.macDonald()).status()).isEqualTo(404);
        assertThat(node.send("PUT", list, "<speedDial><index>2</index><number>1</number></speedDial>")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void oneListDoesNotShowInAnother() {
        node.send("POST", ME + "/speedDials", "<speedDial><index>1</index><number>5003</number></speedDial>");
        assertThat(node.send(
                                "POST",
                                DEVICE + "/speedDials",
                                "<speedDial><index>1</index><number>5004</number></speedDial>")
                        .status())
                .isEqualTo(201);
        assertThat(read(ME + "/speedDials")).contains("5003").doesNotContain("5004");
        assertThat(read(DEVICE + "/speedDials")).contains("5004").doesNotContain("5003");
        assertThat(node.send("POST", ME + "/device/none/speedDials", "<speedDial/>")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "speedDials, <speedDial><index>0</index><number>1</number></speedDial>",
        "speedDials, <speedDial><index>200</index><number>1</number></speedDial>",
        "speedDials, <speedDial><index>-1</index><number>1</number></speedDial>",
        "speedDials, <speedDial><index>99999999999</index><number>1</number></speedDial>",
        "speedDials, <speedDial><index>1</index></speedDial>",
        "subscribedServices, <subscribedService><name>a</name><phoneService>none</phoneService></subscribedService>",
        "remoteDestinations, <remoteDestination><number></number></remoteDestination>",
        "remoteDestinations, <remoteDestination><number>1</number><enableMobileConnect>1</enableMobileConnect>"
                + "</remoteDestination>"
    })
    void unusableItemsAreRefused(String list, String body) {
        assertThat(node.send("POST", ME + "/" + list, body).status()).isEqualTo(415);
        assertThat(read(ME + "/" + list)).contains("totalCount=\"0\"");
    }

    @Test
    void servicesAndRemoteDestinationsLiveAndDie() {
        HttpAnswer service = node.send(
                "POST",
                ME + "/subscribedServices",
                "<subscribedService><name>Rain</name><phoneService>" + SERVICE + "</phoneService></subscribedService>");
        HttpAnswer mobile = node.send(
                "POST",
                ME + "/remoteDestinations",
                "<remoteDestination><number>+12145550199</number></remoteDestination>");
        for (HttpAnswer made : List.of(service, mobile)) {
            assertThat(made.status()).isEqualTo(201);
            String one = made.headers().get("Location").orElseThrow().replaceFirst("https://[^/]+", "");
            String root = one.contains("subscribed") ? "subscribedService" : "remoteDestination";
            assertThat(node.send("PUT", one, "<" + root + "><name>New</name></" + root + ">")
                            .status())
                    .isEqualTo(200);
            assertThat(read(one)).contains("<name>New</name>");
            assertThat(node.send("DELETE", one, "").status()).isEqualTo(204);
            assertThat(node.send("DELETE", one, "").status()).isEqualTo(404);
        }
        assertThat(read("/cucm-uds/phoneServices")).contains("<name>Weather</name>");
        assertThat(read("/cucm-uds/phoneService/" + SERVICE)).contains("<name>Weather</name>");
        assertThat(node.get("/cucm-uds/phoneService/none").status()).isEqualTo(404);
    }

    @Test
    void anExtensionIsForwardedAndLabelled() {
        String list = read(ME + "/extensions");
        assertThat(list).contains("isPrimary=\"true\"", "<directoryNumber>5002</directoryNumber>");
        String one = list.replaceFirst("(?s).*<extension isPrimary=\"true\" uri=\"https://[^/]+([^\"]+)\".*", "$1");
        assertThat(node.send(
                                "PUT",
                                one,
                                "<extension><label>Me</label><logMissedCalls>false</logMissedCalls>"
                                        + "<callForwardAllDestination><sendToVoiceMailPilotNumber>true"
                                        + "</sendToVoiceMailPilotNumber></callForwardAllDestination></extension>")
                        .status())
                .isEqualTo(200);
        assertThat(read(one))
                .contains("<label>Me</label>", "<logMissedCalls>false</logMissedCalls>")
                .contains("<sendToVoiceMailPilotNumber>true</sendToVoiceMailPilotNumber>");
        assertThat(read(ME)).contains("<sendToVoiceMailPilotNumber>true</sendToVoiceMailPilotNumber>");
        assertThat(read(DEVICE + "/extensions")).contains("<label>Me</label>");
        assertThat(node.send("PUT", ME + "/extension/none", "<extension/>").status())
                .isEqualTo(404);
        assertThat(node.send("POST", ME + "/extensions", "<extension/>").status())
                .isEqualTo(405);
    }

    @Test
    void credentialsTellOfSignInsAndTakeAPin() {
        node.get(ME, Ask.basic("mac.donald", "wrong"));
        node.get(ME, Ask.basic("mac.donald", "wrong"));
        assertThat(node.database.logins().of("mac.donald").failures()).isEqualTo(2);
        assertThat(read(ME + "/credentials"))
                .contains("<lastSuccessfulLogin>2014-09-01T20:59:14Z</lastSuccessfulLogin>")
                .contains("<lastSuccessfulLoginIp>127.0.0.1</lastSuccessfulLoginIp>")
                .contains("<loginFailures>0</loginFailures>");
        String credentials = ME + "/credentials";
        assertThat(node.send("PUT", credentials, "<credential type=\"pin\">24680</credential>")
                        .status())
                .isEqualTo(204);
        assertThat(node.send("PUT", credentials, "<credential type=\"password\">other</credential>")
                        .status())
                .isEqualTo(415);
        assertThat(node.send("PUT", credentials, "<credential type=\"eye\">x</credential>")
                        .status())
                .isEqualTo(415);
        assertThat(node.send("PUT", credentials, "<credential type=\"pin\"/>").status())
                .isEqualTo(415);
        assertThat(node.database
                        .state()
                        .care(node.database.state().user("mac.donald").orElseThrow())
                        .pin())
                .hasValue("24680");
    }

    @Test
    void aPasswordOfItsOwnChangesOnAllNodes() {
        UcmSettings local = UcmSettings.usual().withLdapAuth(false);
        Ask here = new Ask(TraceCompany.database("12.5.1", local));
        Ask there = new Ask(here.database);
        assertThat(here.send("PUT", ME + "/credentials", "<credential type=\"password\">n3w</credential>")
                        .status())
                .isEqualTo(204);
        assertThat(there.get(ME, Ask.macDonald()).status()).isEqualTo(401);
        assertThat(there.get(ME, Ask.basic("mac.donald", "n3w")).status()).isEqualTo(200);
    }

    @Test
    void oneUserHasABoundedNumberOfItems() {
        int status = 201;
        int made = 0;
        while (status == 201 && made <= 600) {
            String body = "<remoteDestination><number>" + made + "</number></remoteDestination>";
            status = node.send("POST", ME + "/remoteDestinations", body).status();
            made += status == 201 ? 1 : 0;
        }
        assertThat(status).isEqualTo(415);
        assertThat(made).isEqualTo(500);
    }
}
