package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.cluster.Device;
import org.uclab.sim.ucm.cluster.PhoneService;
import org.uclab.sim.ucm.cluster.PhoneService.Parameter;
import org.uclab.sim.ucm.cluster.UcmSettings;
import org.uclab.sim.ucm.cluster.UdsPolicy;

/** The lists of a user with two devices, as the reference prints their bodies and documents. */
class UdsListsTest {

    private static final String ME = "/cucm-uds/user/mac.donald";
    private static final String FIRST = ME + "/device/" + TraceCompany.DEVICE_ID;
    private static final String SECOND_ID = "7d1e0f5c-0000-4000-8000-000000000002";
    private static final String SECOND = ME + "/device/" + SECOND_ID;
    private static final String SERVICE = "5b0c6d5e-0000-4000-8000-000000000001";
    private static final String MENU = "5b0c6d5e-0000-4000-8000-00000000000a";
    private static final String ORIGIN = "https://" + Ask.HOST;

    private Ask node;

    @BeforeEach
    void start() {
        Parameter menu = new Parameter(MENU, "menuname", "Menu", "which one", "", true, false);
        Parameter sort = new Parameter(MENU.replace("a", "b"), "sort", "Order", "", "", false, false);
        PhoneService support = new PhoneService(
                SERVICE,
                "Support",
                "Help",
                "http://help.uclab.com/servlet",
                "https://help.uclab.com/servlet",
                true,
                List.of(menu, sort));
        UcmSettings settings = UcmSettings.usual().withUds(UdsPolicy.usual().withPhoneServices(List.of(support)));
        node = new Ask(TraceCompany.database("12.5.1", settings));
        List<Device> devices = List.of(
                new Device("MDonald", TraceCompany.DEVICE_ID, Device.DESKTOP_MODEL, 390, ""),
                new Device("TCTMAC", SECOND_ID, "Cisco Dual Mode for iPhone", 562, "On the road"));
        node.database.setDevices("mac.donald", devices);
    }

    private HttpAnswer send(int status, String method, String target, String body) {
        HttpAnswer answer = node.send(method, target, body);
        assertThat(answer.status())
                .as(method + " " + target + " " + Ask.text(answer))
                .isEqualTo(status);
        return answer;
    }

    private String read(String target) {
        return Ask.text(send(200, "GET", target, ""));
    }

    /** Where what was made is. */
    private static String place(HttpAnswer made) {
        assertThat(made.body()).isEmpty();
        return made.headers().get("Location").orElseThrow().replaceFirst("https://[^/]+", "");
    }

    private static String dials(int... indexes) {
        return IntStream.of(indexes)
                .mapToObj(index -> dial(index, "500" + index, "L" + index))
                .collect(Collectors.joining("", "<speedDials>", "</speedDials>"));
    }

    private static String dial(int index, String number, String label) {
        return "<speedDial><index>" + index + "</index><number>" + number + "</number><label>" + label
                + "</label></speedDial>";
    }

    @Test
    void speedDialsOfTheUserAreThoseOfAllDevices() {
        assertThat(read(ME + "/speedDials"))
                .isEqualTo(Reply.DECLARATION + "<userSpeedDials uri=\"" + ORIGIN + ME
                        + "/speedDials\" version=\"12.5.1\">"
                        + "<speedDials appliesToAllDevices=\"true\" totalCount=\"0\"/><devices>"
                        + "<device name=\"MDonald\" description=\"\" speedDialsUri=\"" + ORIGIN + FIRST
                        + "/speedDials\"/>"
                        + "<device name=\"TCTMAC\" description=\"On the road\" speedDialsUri=\"" + ORIGIN + SECOND
                        + "/speedDials\"/></devices></userSpeedDials>");
        assertThat(send(201, "POST", ME + "/speedDials", dials(2, 1)).body()).isEmpty();
        assertThat(read(ME + "/speedDials"))
                .contains("<speedDials appliesToAllDevices=\"true\" totalCount=\"2\">" + dial(1, "5001", "L1")
                        + dial(2, "5002", "L2") + "</speedDials>");
        assertThat(read(SECOND + "/speedDials"))
                .startsWith(Reply.DECLARATION + "<speedDials totalCount=\"2\" uri=\"" + ORIGIN + SECOND
                        + "/speedDials\" version=\"12.5.1\"><speedDial uri=\"" + ORIGIN + SECOND + "/speedDial/")
                .contains("</id><index>1</index><number>5001</number><label>L1</label></speedDial>");
        send(409, "POST", ME + "/speedDials", dials(3, 2));
        assertThat(read(ME + "/speedDials")).contains("totalCount=\"2\"").doesNotContain("5003");
        HttpAnswer replaced = send(200, "PUT", ME + "/speedDials", dials(3));
        assertThat(Ask.text(replaced))
                .isEqualTo(read(ME + "/speedDials"))
                .contains("totalCount=\"1\"", "5003")
                .doesNotContain("5001");
        send(200, "PUT", ME + "/speedDials", "<speedDials/>");
        assertThat(read(ME + "/speedDials")).contains("appliesToAllDevices=\"true\" totalCount=\"0\"");
    }

    @Test
    void devicesThatDifferHaveNoCommonList() {
        send(201, "POST", ME + "/speedDials", dials(1));
        send(201, "POST", SECOND + "/speedDials", dials(2));
        assertThat(read(ME + "/speedDials"))
                .contains("<speedDials appliesToAllDevices=\"false\" totalCount=\"0\"/><devices>")
                .doesNotContain("<speedDial>");
        assertThat(read(FIRST + "/speedDials"))
                .contains("totalCount=\"1\"", "5001")
                .doesNotContain("5002");
        send(409, "POST", ME + "/speedDials", dials(2));
        assertThat(read(FIRST + "/speedDials")).doesNotContain("5002");
        send(204, "DELETE", ME + "/speedDials?index=2", "");
        assertThat(read(ME + "/speedDials")).contains("appliesToAllDevices=\"true\" totalCount=\"1\"");
        send(204, "DELETE", ME + "/speedDials?Index=1", "");
        assertThat(read(FIRST + "/speedDials")).contains("totalCount=\"0\"");
        assertThat(read(SECOND + "/speedDials")).contains("totalCount=\"0\"");
        send(404, "DELETE", ME + "/speedDials?index=1", "");
        send(415, "DELETE", ME + "/speedDials", "");
        send(415, "DELETE", ME + "/speedDials?index=", "");
        send(405, "DELETE", FIRST + "/speedDials?index=1", "");
    }

    @Test
    void oneSpeedDialOfADeviceIsMadeFoundAndChanged() {
        HttpAnswer made = send(201, "POST", FIRST + "/speedDial", dial(2, "01010101", "Home"));
        String one = place(made);
        assertThat(one).startsWith(FIRST + "/speedDial/");
        String id = one.substring(one.lastIndexOf('/') + 1);
        assertThat(read(one))
                .isEqualTo(Reply.DECLARATION + "<speedDial uri=\"" + ORIGIN + one + "\" version=\"12.5.1\"><id>" + id
                        + "</id><index>2</index><number>01010101</number><label>Home</label></speedDial>");
        send(409, "POST", FIRST + "/speedDial", dial(2, "1", ""));
        send(201, "POST", SECOND + "/speedDial", dial(2, "1", ""));
        assertThat(send(204, "PUT", FIRST + "/speedDial", "<speedDial><index>2</index><number>+1</number></speedDial>")
                        .body())
                .isEmpty();
        assertThat(read(one)).contains("<number>+1</number><label>Home</label>");
        send(204, "PUT", FIRST + "/speedDial", dial(2, "+1", ""));
        assertThat(read(one)).contains("<label></label>");
        send(404, "PUT", FIRST + "/speedDial", dial(3, "+1", ""));
        send(201, "POST", FIRST + "/speedDial", dial(5, "5", ""));
        send(409, "PUT", one, dial(5, "+1", ""));
        send(204, "PUT", one, dial(6, "+1", ""));
        assertThat(read(one)).contains("<index>6</index>");
        assertThat(read(FIRST + "/speedDials?index=6")).contains("totalCount=\"1\"", "<number>+1</number>");
        assertThat(read(FIRST + "/speedDials?number=5")).contains("totalCount=\"1\"", "<index>5</index>");
        assertThat(read(FIRST + "/speedDials?index=")).contains("totalCount=\"2\"");
        assertThat(node.get(SECOND + "/speedDial/" + id, Ask.macDonald()).status())
                .isEqualTo(404);
        send(404, "PUT", FIRST + "/speedDial/none", dial(6, "+1", ""));
        send(200, "PUT", FIRST + "/speedDials", dials(6, 7));
        assertThat(read(one)).contains("<number>5006</number>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<index>0</index><number>1</number>",
                "<index>200</index><number>1</number>",
                "<index>-1</index><number>1</number>",
                "<index>99999999999</index><number>1</number>",
                "<index>1</index>",
                "<index>1</index><number/>",
                "<number>1</number>"
            })
    void unusableSpeedDialsAreRefusedAndTheirLikesWithThem(String inside) {
        String bad = "<speedDial>" + inside + "</speedDial>";
        send(415, "POST", FIRST + "/speedDial", bad);
        send(415, "PUT", FIRST + "/speedDial", bad);
        String list = "<speedDials>" + dial(9, "1", "") + bad + "</speedDials>";
        send(415, "POST", ME + "/speedDials", list);
        send(415, "PUT", FIRST + "/speedDials", list);
        send(415, "POST", ME + "/speedDials", "<speedDials>" + dial(9, "1", "") + dial(9, "2", "") + "</speedDials>");
        send(415, "POST", ME + "/speedDials", "<speedDials/>");
        send(415, "POST", ME + "/speedDials", dial(1, "1", ""));
        assertThat(read(ME + "/speedDials")).contains("totalCount=\"0\"");
    }

    private static String service(String name, String inside) {
        return "<subscribedService><name>" + name + "</name><phoneServiceId>" + SERVICE + "</phoneServiceId>" + inside
                + "</subscribedService>";
    }

    private static String services(String... all) {
        return "<subscribedServices>" + String.join("", all) + "</subscribedServices>";
    }

    private static String told(String value) {
        return "<parameters><parameter><paramId>" + MENU + "</paramId><value>" + value
                + "</value></parameter></parameters>";
    }

    private static String urls(String query) {
        return "<url>http://help.uclab.com/servlet" + query + "</url><secureUrl>https://help.uclab.com/servlet" + query
                + "</secureUrl>";
    }

    @Test
    void servicesAreSubscribedToByUrlOrByParameters() {
        String lists = ME + "/subscribedServices";
        send(201, "POST", lists, services(service("A", urls("?menuname=US")), service("B", told("5"))));
        String name = "<phoneServiceName phoneServiceId=\"" + SERVICE + "\">Support</phoneServiceName>";
        String a = "<name>A</name><url>http://help.uclab.com/servlet?menuname=US</url>"
                + "<secureUrl>https://help.uclab.com/servlet?menuname=US</secureUrl>" + name;
        assertThat(read(lists))
                .startsWith(Reply.DECLARATION + "<userSubscribedServices uri=\"" + ORIGIN + lists
                        + "\" version=\"12.5.1\"><subscribedServices appliesToAllDevices=\"true\" totalCount=\"2\">"
                        + "<subscribedService>" + a + "</subscribedService><subscribedService><name>B</name>"
                        + "<url>http://help.uclab.com/servlet?menuname=5</url>")
                .contains("<devices><device name=\"MDonald\" description=\"\" subscribedServicesUri=\"" + ORIGIN + FIRST
                        + "/subscribedServices\"/>");
        assertThat(read(FIRST + "/subscribedServices"))
                .startsWith(Reply.DECLARATION + "<subscribedServices uri=\"" + ORIGIN + FIRST
                        + "/subscribedServices\" version=\"12.5.1\"><subscribedService uri=\"" + ORIGIN + FIRST
                        + "/subscribedService/")
                .contains("</id>" + a + "</subscribedService>");
        send(409, "POST", lists, services(service("A", told("1"))));
        HttpAnswer made = send(201, "POST", FIRST + "/subscribedService", service("C", told("6")));
        assertThat(read(lists)).contains("<subscribedServices appliesToAllDevices=\"false\" totalCount=\"0\"/>");
        String one = place(made);
        assertThat(read(one))
                .contains(name + "<parameters><parameter><paramId>" + MENU + "</paramId><value>6</value>"
                        + "<displayName>Menu</displayName><description>which one</description>"
                        + "<isRequired>true</isRequired><isCredential>false</isCredential></parameter>");
        send(
                200,
                "PUT",
                one,
                "<subscribedservice><name>D</name><url>http://help.uclab.com/servlet?menuname=FR</url>"
                        + "<secureurl>https://help.uclab.com/servlet?menuname=FR</secureurl></subscribedservice>");
        assertThat(read(one)).contains("<name>D</name>", "<value>FR</value>");
        send(200, "PUT", one, "<subscribedService><name>E</name></subscribedService>");
        assertThat(read(one)).contains("<name>E</name>", "<value>FR</value>");
        send(409, "PUT", one, "<subscribedService><name>A</name></subscribedService>");
        send(204, "DELETE", ME + "/subscribedServices/" + one.substring(one.lastIndexOf('/') + 1), "");
        send(404, "DELETE", ME + "/subscribedServices/" + one.substring(one.lastIndexOf('/') + 1), "");
        assertThat(read(lists)).contains("appliesToAllDevices=\"true\" totalCount=\"2\"");
        send(200, "PUT", lists, services(service("F", told("7"))));
        assertThat(read(lists)).contains("totalCount=\"1\"", "<name>F</name>");
        send(204, "DELETE", FIRST + "/subscribedServices", "");
        assertThat(read(SECOND + "/subscribedServices")).contains("<name>F</name>");
        send(204, "DELETE", lists, "");
        assertThat(read(SECOND + "/subscribedServices")).doesNotContain("<name>F</name>");
        send(204, "DELETE", lists, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<parameters/>",
                "<url>http://help.uclab.com/servlet</url>",
                "<url>http://help.uclab.com/other?menuname=US</url>",
                "<url>http://help.uclab.com/servlet?menuname=US&amp;menuname=FR</url>",
                "<url>http://help.uclab.com/servlet?menuname=US&amp;other=1</url>",
                "<url>http://help.uclab.com/servlet?menuname=US</url>"
                        + "<secureUrl>https://help.uclab.com/servlet?menuname=FR</secureUrl>",
                "<secureUrl>http://help.uclab.com/servlet?menuname=US</secureUrl>",
                "<parameters><parameter><paramId>none</paramId><value>5</value></parameter></parameters>"
            })
    void whatAServiceIsNotToBeToldIsRefused(String inside) {
        send(415, "POST", ME + "/subscribedServices", services(service("A", inside)));
        send(415, "POST", FIRST + "/subscribedService", service("A", inside));
        assertThat(read(ME + "/subscribedServices")).contains("totalCount=\"0\"");
    }

    @Test
    void subscriptionsWantANameAndAServiceThatIsThere() {
        String none = service("A", told("5")).replace(SERVICE, "none");
        send(415, "POST", ME + "/subscribedServices", services(none));
        send(415, "POST", ME + "/subscribedServices", services(service("", told("5"))));
        send(415, "POST", ME + "/subscribedServices", service("A", told("5")));
        send(415, "POST", ME + "/subscribedServices", services(service("A", urls("?menuname=US") + told("FR"))));
        send(201, "POST", ME + "/subscribedServices", services(service("A", urls("?menuname=US") + told("US"))));
        assertThat(Ask.text(node.get("/cucm-uds/phoneServices")))
                .contains("<id>" + SERVICE + "</id><name>Support</name><description>Help</description>"
                        + "<category>XML Service</category><vendor/><serviceVersion/><enabled>true</enabled>");
        assertThat(Ask.text(node.get("/cucm-uds/phoneService/" + SERVICE)))
                .contains("<urlTemplate>http://help.uclab.com/servlet</urlTemplate>")
                .contains("<type>Standard IP Phone Service</type>")
                .contains("<parameters><parameter><paramId>" + MENU + "</paramId><displayName>Menu</displayName>");
        assertThat(node.get("/cucm-uds/phoneService/none").status()).isEqualTo(404);
    }

    private static String destination(String name, String number, String device, String usage) {
        return "<remoteDestination><name>" + name + "</name><destination>" + number + "</destination>"
                + "<ringWhenExtensionDialed>true</ringWhenExtensionDialed>"
                + "<allowTransferToMobile>true</allowTransferToMobile>"
                + "<allowControlFromApplication>false</allowControlFromApplication><associatedDevices><associatedDevice>"
                + "<name>" + device + "</name><usage>" + usage + "</usage></associatedDevice></associatedDevices>"
                + "</remoteDestination>";
    }

    @Test
    void remoteDestinationsLiveAndDie() {
        String key = "0d896090-483e-f472-065b-aa2163fc6efa";
        HttpAnswer made =
                send(201, "POST", ME + "/remoteDestination/" + key, destination("Cell", "+12345678901", "tctmac", "2"));
        String one = place(made);
        assertThat(one).isEqualTo(ME + "/remoteDestination/" + key);
        String start = "<id>" + key + "</id><name>Cell</name><destination>+12345678901</destination>"
                + "<ringWhenExtensionDialed>true</ringWhenExtensionDialed>"
                + "<allowTransferToMobile>true</allowTransferToMobile>"
                + "<allowControlFromApplication>false</allowControlFromApplication><associatedDevices>"
                + "<associatedDevice>";
        String usage = "<usage uri=\"" + ORIGIN + "/cucm-uds/options/remoteDestinationUsage\" value=\"2\">";
        assertThat(read(ME + "/remoteDestinations"))
                .contains(start + usage + "Dual Mode Mobile</usage><name>TCTMAC</name><description>On the road"
                        + "</description><model>Cisco Dual Mode for iPhone</model></associatedDevice>");
        assertThat(read(one))
                .contains(start + "<name>TCTMAC</name>" + usage + "<option value=\"0\">Single Number Reach</option>")
                .contains("<associatedExtension enable=\"true\">5002</associatedExtension>")
                .contains("<advancedSettings><delayBeforeRingTimer>4.0</delayBeforeRingTimer>")
                .contains("<answerTooLateTimer>19.0</answerTooLateTimer></advancedSettings>");
        send(409, "POST", one, destination("Cell", "+12345678902", "TCTMAC", "2"));
        send(409, "POST", ME + "/remoteDestination", destination("Other", "+12345678901", "MDonald", "0"));
        String other = place(send(201, "POST", ME + "/remoteDestinations", destination("Home", "1", "MDonald", "0")));
        send(
                200,
                "PUT",
                one,
                "<remoteDestination><destinationNumber>+12121212121</destinationNumber></remoteDestination>");
        assertThat(read(one)).contains("<name>Cell</name><destination>+12121212121</destination>");
        send(409, "PUT", one, "<remoteDestination><destination>1</destination></remoteDestination>");
        send(204, "DELETE", other, "");
        send(404, "DELETE", other, "");
        send(404, "PUT", other, destination("Home", "1", "MDonald", "0"));
        assertThat(node.get(other, Ask.macDonald()).status()).isEqualTo(404);
    }

    @Test
    void aUserHasFourRemoteDestinationsAtMost() {
        for (int number = 1; number <= RemoteDestinations.LIMIT; number++) {
            send(201, "POST", ME + "/remoteDestination", destination("D", "50" + number, "MDonald", "0"));
        }
        send(409, "POST", ME + "/remoteDestination", destination("D", "509", "MDonald", "0"));
        assertThat(read(ME)).contains("<remoteDestinationLimit>4</remoteDestinationLimit>");
    }

    @Test
    void unusableRemoteDestinationsAreRefused() {
        for (String bad : List.of(
                destination("A", "", "MDonald", "0"),
                destination("A", "1", "SEPNONE", "0"),
                destination("A", "1", "MDonald", "3"),
                destination("A", "1", "MDonald", "0").replace(">true<", ">1<"),
                "<remoteDestinations/>")) {
            send(415, "POST", ME + "/remoteDestination", bad);
        }
        send(415, "POST", ME + "/remoteDestination/my-own", destination("A", "1", "MDonald", "0"));
        assertThat(read(ME + "/remoteDestinations")).doesNotContain("<remoteDestination ");
    }

    @Test
    void anExtensionIsForwardedAsALineAndLabelledOnADevice() {
        assertThat(read(ME + "/extensions"))
                .contains("<directoryNumber>5002</directoryNumber><voiceMailPilotNumber/><callForwardAllDestination>"
                        + "<sendToVoiceMailPilotNumber>false</sendToVoiceMailPilotNumber><sendToCustomDestination>"
                        + "</sendToCustomDestination></callForwardAllDestination>"
                        + "<messageWaitingVisualAlert>false</messageWaitingVisualAlert>"
                        + "<messageWaitingVisualAlertPreference appliesToAllLineAppearances=\"true\" value=\"\">"
                        + "Use System Policy</messageWaitingVisualAlertPreference>"
                        + "<messageWaitingAudibleAlertPreference appliesToAllLineAppearances=\"true\" value=\"\">"
                        + "Default</messageWaitingAudibleAlertPreference>")
                .contains("<label appliesToAllLineAppearances=\"true\"/>"
                        + "<logMissedCalls appliesToAllLineAppearances=\"true\">true</logMissedCalls></extension>");
        String list = read(FIRST + "/extensions");
        String one = list.replaceFirst("(?s).*<extension uri=\"https://[^/]+([^\"]+)\" isPrimary=\"true\".*", "$1");
        assertThat(one).startsWith(FIRST + "/extension/");
        HttpAnswer changed = send(
                200,
                "PUT",
                one,
                "<extension><callForwardAllDestination><sendToVoiceMailPilotNumber>true</sendToVoiceMailPilotNumber>"
                        + "<sendToCustomDestination>43521</sendToCustomDestination></callForwardAllDestination>"
                        + "<forwardBusyInternalCallDestination><sendToCustomDestination>77</sendToCustomDestination>"
                        + "</forwardBusyInternalCallDestination>"
                        + "<logMissedCalls>false</logMissedCalls><label>Me</label>"
                        + "<onACallRingPreference>1</onACallRingPreference></extension>");
        assertThat(Ask.text(changed))
                .isEqualTo(read(one))
                .contains("<sendToCustomDestination>43521</sendToCustomDestination>")
                .contains("<forwardBusyInternalCallDestination><sendToVoiceMailPilotNumber>false"
                        + "</sendToVoiceMailPilotNumber><sendToCustomDestination>77<")
                .contains("<onACallRingPreference value=\"1\"><option value=\"1\">Disable</option>")
                .contains("<logMissedCalls>false</logMissedCalls><label>Me</label></extension>");
        assertThat(read(SECOND + "/extensions"))
                .contains("<sendToCustomDestination>43521<", "<logMissedCalls>true<", "<label></label>")
                .contains("<onACallRingPreference value=\"\">Use System Default<");
        assertThat(read(ME + "/extensions"))
                .contains("<label appliesToAllLineAppearances=\"false\">Me</label>")
                .contains("<onACallRingPreference appliesToAllLineAppearances=\"false\" value=\"1\">Disable<")
                .contains("<notOnACallRingPreference appliesToAllLineAppearances=\"true\" value=\"\">");
        assertThat(read(ME)).contains("<destination>43521</destination>");
        String everywhere = ME + one.substring(FIRST.length());
        send(200, "PUT", everywhere, "<extension><label>All</label></extension>");
        assertThat(read(ME + "/extensions")).contains("<label appliesToAllLineAppearances=\"true\">All</label>");
        send(415, "PUT", one, "<extension><onACallRingPreference>9</onACallRingPreference></extension>");
        send(415, "PUT", one, "<extension><logMissedCalls>9</logMissedCalls></extension>");
        send(404, "PUT", FIRST + "/extension/none", "<extension/>");
        send(405, "POST", ME + "/extensions", "<extension/>");
    }

    @Test
    void whoHasNoDeviceHasNothingToPutAListOn() {
        node.database.setDevices("mac.donald", List.of());
        assertThat(read(ME + "/speedDials"))
                .contains("<speedDials appliesToAllDevices=\"true\" totalCount=\"0\"/><devices></devices>");
        send(404, "POST", ME + "/speedDials", dials(1));
        assertThat(read(ME + "/extensions")).contains("<directoryNumber>5002</directoryNumber>");
    }

    @Test
    void oneUserHasABoundedNumberOfThings() {
        List<Device> many = IntStream.range(0, 12)
                .mapToObj(i -> new Device(
                        "CSF" + i, String.format("7d1e0f5c-0000-4000-8000-%012d", i), Device.DESKTOP_MODEL, 390, ""))
                .toList();
        node.database.setDevices("mac.donald", many);
        int[] most = IntStream.rangeClosed(1, 83).toArray();
        send(200, "PUT", ME + "/speedDials", dials(most));
        send(409, "POST", ME + "/speedDials", dials(100));
        assertThat(read(ME + "/speedDials")).contains("totalCount=\"83\"");
    }
}
