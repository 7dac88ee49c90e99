package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.UcmSettings;

/** What users change is seen by the next read, on every node. */
class UdsWritesTest {

    private static final String ME = "/cucm-uds/user/mac.donald";
    private static final String DEVICE = ME + "/device/" + TraceCompany.DEVICE_ID;

    private Ask node;
    private Ask otherNode;

    @BeforeEach
    void start() {
        node = new Ask(TraceCompany.database("12.5.1"));
        otherNode = new Ask(node.database);
    }

    private String read(String target) {
        HttpAnswer answer = otherNode.get(target, Ask.macDonald());
        assertThat(answer.status()).isEqualTo(200);
        return Ask.text(answer);
    }

    /** Sends it and demands that status. */
    private HttpAnswer send(int status, String method, String target, String body) {
        HttpAnswer answer = node.send(method, target, body);
        assertThat(answer.status())
                .as(method + " " + target + " " + Ask.text(answer))
                .isEqualTo(status);
        return answer;
    }

    @Test
    void aUserChangesWhatHeMayAndTheRestStays() {
        read(ME);
        HttpAnswer answer = send(
                200,
                "PUT",
                ME,
                "<user><userLocale appliesToAllDevices=\"true\">3</userLocale><enableDoNotDisturb>true</enableDoNotDisturb>"
                        + "<enableCalendarPresence>true</enableCalendarPresence><displayName>Mac &amp; D</displayName>"
                        + "<callForwardAllDestination><destination>5003</destination></callForwardAllDestination>"
                        + "<logMissedCalls>false</logMissedCalls><lastName>Other</lastName></user>");
        assertThat(Ask.text(answer)).isEqualTo(read(ME));
        assertThat(read(ME))
                .contains("value=\"3\" appliesToAllDevices=\"true\">German, Germany</userLocale>")
                .contains("<enableDoNotDisturb appliesToAllDevices=\"true\">true</enableDoNotDisturb>")
                .contains("enableCalendarPresence=\"true\"")
                .contains("<destination>5003</destination>")
                .contains("<displayName>Mac &amp; D</displayName>")
                .contains("<logMissedCalls>false</logMissedCalls></primaryExtension>")
                .contains("<lastName>Donald</lastName>");
        assertThat(read(DEVICE)).contains("<doNotDisturbSettings><enable>true</enable>");
        assertThat(Ask.text(otherNode.get("/cucm-uds/users?displayname=mac%20%26")))
                .contains("totalCount=\"1\"");
        send(200, "PUT", ME, "<user><userLocale></userLocale><enableDoNotDisturb/></user>");
        assertThat(read(ME))
                .contains("value=\"\" appliesToAllDevices=\"true\">English, United States</userLocale>")
                .contains("<enableDoNotDisturb appliesToAllDevices=\"true\">false</enableDoNotDisturb>")
                .contains("<destination>5003</destination>");
    }

    /** The three examples of the reference, one after the other. */
    @Test
    void aFieldThatIsEmptyIsResetAndOneThatIsAbsentStays() {
        String forward = "<user><primaryExtension><callForwardAllDestination>%s<destination>%s</destination>"
                + "</callForwardAllDestination></primaryExtension></user>";
        String shown = "<callForwardAllDestination><sendToVoiceMailPilotNumber>%s</sendToVoiceMailPilotNumber>"
                + "<destination>%s</destination>";
        send(
                200,
                "PUT",
                ME,
                forward.formatted("<sendToVoiceMailPilotNumber>true</sendToVoiceMailPilotNumber>", "673285"));
        assertThat(read(ME)).contains(shown.formatted("true", "673285"));
        send(200, "PUT", ME, forward.formatted("", "673286"));
        assertThat(read(ME)).contains(shown.formatted("true", "673286"));
        send(200, "PUT", ME, forward.formatted("<sendToVoiceMailPilotNumber/>", "673287"));
        assertThat(read(ME)).contains(shown.formatted("false", "673287"));
    }

    @Test
    void thePrimaryExtensionRingsAsItIsTold() {
        send(
                200,
                "PUT",
                ME,
                "<user><primaryExtension>"
                        + "<messageWaitingVisualAlertPreference>3</messageWaitingVisualAlertPreference>"
                        + "<messageWaitingAudibleAlertPreference>1</messageWaitingAudibleAlertPreference>"
                        + "<onACallRingPreference>5</onACallRingPreference>"
                        + "<notOnACallRingPreference>4</notOnACallRingPreference></primaryExtension></user>");
        String all = " appliesToAllLineAppearances=\"true\" value=";
        assertThat(read(ME))
                .contains("<messageWaitingVisualAlertPreference" + all + "\"3\">Light Only<")
                .contains("<messageWaitingAudibleAlertPreference" + all + "\"1\">On<")
                .contains("<onACallRingPreference" + all + "\"5\">Beep Only<")
                .contains("<notOnACallRingPreference" + all + "\"4\">Ring<");
        send(200, "PUT", ME, "<user><primaryExtension><onACallRingPreference/></primaryExtension></user>");
        assertThat(read(ME))
                .contains("<onACallRingPreference" + all + "\"\">Use System Default<")
                .contains("<notOnACallRingPreference" + all + "\"4\">Ring<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<device/>",
                "<user>",
                "<user><enableDoNotDisturb>maybe</enableDoNotDisturb></user>",
                "<user><userLocale value=\"99\"/></user>",
                "<user><enableCalendarPresence>2</enableCalendarPresence></user>",
                "<user><enableDoNotDisturb>true</enableDoNotDisturb><primaryExtension><onACallRingPreference>6"
                        + "</onACallRingPreference></primaryExtension></user>",
                "<user><primaryExtension><callForwardAllDestination><sendToVoiceMailPilotNumber>1"
                        + "</sendToVoiceMailPilotNumber></callForwardAllDestination></primaryExtension></user>",
                "<user><displayName>a&#9;b</displayName></user>",
                "<!DOCTYPE user [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><user><displayName>&e;</displayName></user>"
            })
    void aBodyThatSaysNothingUsableChangesNothing(String body) {
        String before = read(ME);
        send(415, "PUT", ME, body);
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
        send(401, "PUT", "/cucm-uds/user/ada.byron", "<user/>");
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
        send(
                200,
                "PUT",
                DEVICE,
                "<device><description>My desk</description>"
                        + "<doNotDisturbSettings><enable>true</enable></doNotDisturbSettings></device>");
        assertThat(read(DEVICE))
                .contains("<description editable=\"true\" source=\"user\">My desk</description>")
                .contains(
                        "<enable>true</enable><option value=\"0\"><supportedDndOptions><option value=\"0\">Ringer Off<");
        assertThat(read(ME + "/devices")).contains("source=\"user\">My desk<");
        assertThat(read(ME)).contains("<enableDoNotDisturb appliesToAllDevices=\"true\">true<");
        send(200, "PUT", DEVICE, "<device><description/></device>");
        assertThat(read(DEVICE)).contains("source=\"admin\"></description>").contains("<enable>true</enable>");
        send(404, "PUT", ME + "/device/none", "<device/>");
    }

    @Test
    void credentialsTellOfSignInsAndTakeAPin() {
        node.get(ME, Ask.basic("mac.donald", "wrong"));
        node.get(ME, Ask.basic("MAC.Donald", "wrong"));
        assertThat(node.database.logins().of("mac.donald").failures()).isEqualTo(2);
        assertThat(read(ME + "/credentials"))
                .contains("<lastSuccessfulLogin>2014-09-01T20:59:14.000Z</lastSuccessfulLogin>")
                .contains("<lastSuccessfulLoginIp>127.0.0.1</lastSuccessfulLoginIp>")
                .contains("<loginFailures>0</loginFailures>");
        HttpAnswer done = send(
                204,
                "PUT",
                ME + "/credentials",
                "<credentials><credential type=\"pin\">24680</credential></credentials>");
        assertThat(done.body()).isEmpty();
        assertThat(pin()).isEqualTo("24680");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<credential type=\"pin\">1</credential>",
                "<credentials/>",
                "<credentials><credential type=\"pin\"/></credentials>",
                "<credentials><credential type=\"pin\">abc</credential></credentials>",
                "<credentials><credential type=\"eye\">1</credential></credentials>",
                "<credentials><credential>1</credential></credentials>",
                "<credentials><pin>1</pin></credentials>",
                "<credentials><credential type=\"pin\">1</credential><credential type=\"pin\">2</credential></credentials>",
                "<credentials><credential type=\"pin\">1</credential><credential type=\"password\">x</credential></credentials>"
            })
    void unusableCredentialsChangeNothing(String body) {
        send(415, "PUT", ME + "/credentials", body);
        assertThat(pin()).isEmpty();
        assertThat(node.get(ME, Ask.macDonald()).status()).isEqualTo(200);
    }

    private String pin() {
        return node.database
                .state()
                .care(node.database.state().user("mac.donald").orElseThrow())
                .personal()
                .pin()
                .orElse("");
    }

    @Test
    void aPasswordOfItsOwnChangesOnAllNodesTogetherWithAPin() {
        UcmSettings local = UcmSettings.usual().withLdapAuth(false);
        node = new Ask(TraceCompany.database("12.5.1", local));
        Ask there = new Ask(node.database);
        send(
                204,
                "PUT",
                ME + "/credentials",
                "<credentials><credential type=\"password\">n3W</credential>"
                        + "<credential type=\"pin\">4321</credential></credentials>");
        assertThat(there.get(ME, Ask.macDonald()).status()).isEqualTo(401);
        assertThat(there.get(ME, Ask.basic("mac.donald", "n3w")).status()).isEqualTo(401);
        assertThat(there.get(ME, Ask.basic("mac.donald", "n3W")).status()).isEqualTo(200);
        assertThat(pin()).isEqualTo("4321");
    }

    @Test
    void aMeetingPlaceIsOpenedWithACode() {
        assertThat(read(ME + "/conferencing"))
                .endsWith(
                        "<conferenceNow><enabled>false</enabled><accessCode></accessCode></conferenceNow></conferencing>");
        HttpAnswer answer = send(
                200,
                "PUT",
                ME + "/conferencing",
                "<conferencing><conferenceNow><enabled>true</enabled><accessCode>9876</accessCode></conferenceNow>"
                        + "</conferencing>");
        assertThat(Ask.text(answer)).isEqualTo(read(ME + "/conferencing")).contains("<accessCode>9876</accessCode>");
        for (String bad : List.of("12", "abc", "12345678901")) {
            send(
                    415,
                    "PUT",
                    ME + "/conferencing",
                    "<conferencing><conferenceNow><accessCode>" + bad + "</accessCode></conferenceNow></conferencing>");
        }
        send(415, "PUT", ME + "/conferencing", "<conferencing/>");
        assertThat(read(ME + "/conferencing")).contains("<enabled>true</enabled><accessCode>9876<");
    }

    @Test
    void aDeviceHasOnePushTokenAtMost() {
        String token = DEVICE + "/devicetoken";
        HttpAnswer made = send(
                200,
                "PUT",
                token,
                "<token><pushNotifyToken>ABCD12345</pushNotifyToken><pushChannelType>channelOne</pushChannelType>"
                        + "<key>key1</key><algorithm>algorithm</algorithm></token>");
        assertThat(Ask.text(made)).isEqualTo("1 : row(s) updated");
        send(200, "PUT", token, "<token><pushNotifyToken>EFGH</pushNotifyToken></token>");
        send(404, "DELETE", token + "/ABCD12345", "");
        send(404, "DELETE", token + "/efgh", "");
        send(204, "DELETE", token + "/EFGH", "");
        send(404, "DELETE", token + "/EFGH", "");
        send(415, "PUT", token, "<token/>");
        send(404, "PUT", ME + "/device/none/devicetoken", "<token/>");
        assertThat(node.get(token, Ask.macDonald()).status()).isEqualTo(405);
    }

    @Test
    void whatAReleaseHasNotIsNotThere() {
        node = new Ask(TraceCompany.database("10.5.2"));
        send(404, "GET", ME + "/conferencing", "");
        send(404, "PUT", DEVICE + "/devicetoken", "<token/>");
        assertThat(node.get("/cucm-uds/groups?name=a").status()).isEqualTo(404);
        assertThat(node.get(ME + "/credentials", Ask.macDonald()).status()).isEqualTo(200);
        node = new Ask(TraceCompany.database("10.5.1"));
        assertThat(node.get(ME + "/credentials", Ask.macDonald()).status()).isEqualTo(405);
    }
}
