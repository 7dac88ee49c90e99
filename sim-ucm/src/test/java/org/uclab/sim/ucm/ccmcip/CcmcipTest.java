package org.uclab.sim.ucm.ccmcip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.UcmDatabase;

class CcmcipTest {

    private final UcmDatabase database = TraceCompany.database("9.1.2");
    private boolean listing = true;
    private final Ccmcip ccmcip = new Ccmcip(database, cluster -> listing, "https://uclabcucm-pub:8443/ccmcip/");

    private HttpAnswer ask(Ccmcip service, String method, String target, String pair, String body) {
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        String path = target.replaceFirst("\\?.*", "");
        Map<String, List<String>> query = new TreeMap<>();
        for (String part :
                target.substring(Math.min(target.length(), path.length() + 1)).split("&")) {
            if (!part.isEmpty()) {
                query.put(part.replaceFirst("=.*", ""), List.of(part.replaceFirst("[^=]*=?", "")));
            }
        }
        HttpQuestion question = new HttpQuestion(
                method,
                target,
                path,
                query,
                pair.isEmpty() ? HttpFields.none() : HttpFields.of("Authorization", basic),
                body.getBytes(StandardCharsets.UTF_8),
                "h",
                Hop.between(Hop.Over.TCP, "127.0.0.2:8443", "127.0.0.1:1"),
                1);
        return service.answer(question, Instant.EPOCH).result();
    }

    private HttpAnswer list(String pair, String body) {
        return ask(ccmcip, "POST", Ccmcip.PERSONALIZATION, pair, body);
    }

    private HttpAnswer page(String target) {
        return ask(ccmcip, "GET", "/ccmcip/" + target, "", "");
    }

    private static String request(String user) {
        return "<getDevices><user>" + user + "</user></getDevices>";
    }

    private static String text(HttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ilikeMRA1", "aWxpa2VNUkEx"})
    void listsNameDescriptionAndModelWithNothingBetween(String password) {
        HttpAnswer answer = list("mac.donald:" + password, request("mac.donald"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Content-Type").orElseThrow()).startsWith("text/xml");
        assertThat(text(answer))
                .endsWith("<devices><device><name>MDonald</name><description></description>"
                        + "<model>Cisco Unified Client Services Framework</model></device></devices>");
    }

    @ParameterizedTest
    @CsvSource({
        "mac.donald@uclab.com:ilikeMRA1, 200",
        "mac.donald@elsewhere:ilikeMRA1, 200",
        "@mac.donald:ilikeMRA1, 401",
        "mac.donald:wrong, 401",
        "mac.donald:YVd4cGEyVk5Va0V4, 401",
        "nobody:x, 401",
        "'', 401"
    })
    void onlyTheUserPartCounts(String pair, int status) {
        HttpAnswer answer = list(pair, request("mac.donald"));
        assertThat(answer.status()).isEqualTo(status);
        if (status == 401) {
            assertThat(answer.headers().get("WWW-Authenticate")).hasValue("Basic realm=\"Cisco Web Services Realm\"");
            assertThat(text(answer)).contains("HTTP Status 401");
        }
    }

    @ParameterizedTest
    @CsvSource({"7.1.2, 200, <br>", "8.5.1, 200, <br/>", "8.6.1, 401, <br/>", "12.5.1, 401, <br/>"})
    void olderReleasesRefuseOnAPageThatComesWith200(String release, int status, String line) {
        Ccmcip older = new Ccmcip(TraceCompany.database(release), cluster -> true, "");
        HttpAnswer answer = ask(older, "POST", Ccmcip.PERSONALIZATION, "mac.donald:wrong", request("mac.donald"));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(text(answer)).contains("HTTP Status 401", line).doesNotContain("<devices>");
    }

    /** One rule of spelling for every service: people and devices in any case, passwords in one only. */
    @ParameterizedTest
    @CsvSource({
        "Mac.DONALD:ilikeMRA1, mac.donald, 200",
        "mac.donald:ilikeMRA1, MAC.donald, 200",
        "Mac.Donald@UCLab.com:ilikeMRA1, mac.donald, 200",
        "Mac.DONALD:ILIKEmra1, mac.donald, 401"
    })
    void aUserIsTheSameInAnyCase(String pair, String asked, int status) {
        assertThat(list(pair, request(asked)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "mdonald, ilikeMRA1, AUTHORIZED",
        "MDONALD, ilikeMRA1, AUTHORIZED",
        "MDonald, ilikemra1, UN-AUTHORIZED",
        "CSFABYRON, ilikeMRA1, UN-AUTHORIZED"
    })
    void aDeviceIsTheSameInAnyCase(String device, String password, String answer) {
        assertThat(text(page("authenticate.jsp?UserID=Mac.Donald&Password=" + password + "&devicename=" + device)))
                .isEqualTo(answer);
    }

    @Test
    void nobodyGetsTheDevicesOfSomebodyElse() {
        assertThat(list("mac.donald:ilikeMRA1", request("ada.byron")).status()).isEqualTo(401);
        assertThat(list("mac.donald:ilikeMRA1", request("mac.donald@uclab.com")).status())
                .isEqualTo(200);
        assertThat(list("mac.donald:ilikeMRA1", "<getDevices/>").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "<other><user>mac.donald</user></other>", "<getDevices>", "<!DOCTYPE a []><getDevices/>"
            })
    void whatIsNoRequestIsRefused(String body) {
        assertThat(list("mac.donald:ilikeMRA1", body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /ccmcip/Personalization, 405",
        "GET, /ccmcip/devices, 404",
        "POST, /ccmcip/xmldirectory.jsp, 405",
        "POST, /ccmcip/authenticate.jsp, 405",
        "GET, /ccmcip/, 404",
        "GET, /ccmcip/../cucm-uds/version, 404"
    })
    void nothingElseIsThere(String method, String path, int status) {
        assertThat(ask(ccmcip, method, path, "mac.donald:ilikeMRA1", "").status())
                .isEqualTo(status);
    }

    @Test
    void aNodeThatLacksAServiceListsNothing() {
        listing = false;
        assertThat(list("mac.donald:ilikeMRA1", request("mac.donald")).status()).isEqualTo(503);
        listing = true;
        assertThat(list("mac.donald:ilikeMRA1", request("mac.donald")).status()).isEqualTo(200);
    }

    @Test
    void theDirectoryComesInPagesOf32ByLastNameAndLeadsToTheNext() {
        for (int i = 1; i <= 70; i++) {
            String number = "6" + String.format("%03d", i);
            database.putUser(new EndUser(
                    "crowd" + i,
                    "p",
                    "First" + (71 - i),
                    "Zz" + String.format("%02d", i),
                    number,
                    "",
                    true,
                    "",
                    List.of(),
                    Map.of()));
        }
        String first = text(page("xmldirectorylist.jsp?l=zz&f=&n=&start=1"));
        assertThat(first)
                .contains("<CiscoIPPhoneDirectory>", "<Prompt>Records 1 to 32 of 70</Prompt>")
                .contains("<Name>Zz01, First70</Name><Telephone>6001</Telephone>")
                .contains(
                        "<Name>Next</Name><Position>4</Position>"
                                + "<URL>https://uclabcucm-pub:8443/ccmcip/xmldirectorylist.jsp?l=zz&amp;f=&amp;n=&amp;start=33</URL>");
        assertThat(first.split("<DirectoryEntry>", -1)).hasSize(33);
        assertThat(first.split("<SoftKeyItem>", -1)).hasSize(6);
        String last = text(page("xmldirectorylist.jsp?l=zz&start=65"));
        assertThat(last).contains("Records 65 to 70 of 70").doesNotContain("<Name>Next</Name>");
        assertThat(last.split("<SoftKeyItem>", -1)).hasSize(5);
        assertThat(text(page("xmldirectorylist.jsp?l=zz&f=first1&n=6070")))
                .contains("Records 1 to 1 of 1", "Zz70, First1<");
        assertThat(text(page("xmldirectorylist.jsp?l=nobody"))).contains("Records 0 to 0 of 0");
        for (String start : List.of("0", "-1", "x", "99999999999", "")) {
            assertThat(text(page("xmldirectorylist.jsp?l=zz&start=" + start))).contains("Records 1 to 32 of 70");
        }
        assertThat(text(page("xmldirectorylist.jsp?l=zz&start=999"))).contains("Records 0 to 70 of 70");
    }

    @Test
    void whoHasNoNumberIsNotInTheDirectory() {
        database.putUser(new EndUser("quiet", "p", "Q", "Unlisted", "", "", true, "", List.of(), Map.of()));
        assertThat(text(page("xmldirectorylist.jsp?l=unlisted"))).contains("of 0");
    }

    @Test
    void thePagesOfPhonesLeadToEachOther() {
        assertThat(text(page("xmldirectory.jsp")))
                .contains("<CiscoIPPhoneMenu>", "<URL>https://uclabcucm-pub:8443/ccmcip/xmldirectoryinput.jsp</URL>");
        assertThat(text(page("xmldirectoryinput.jsp")))
                .contains("<CiscoIPPhoneInput><Title>Directory Search</Title><Prompt>Enter search criteria</Prompt>")
                .contains("<URL>https://uclabcucm-pub:8443/ccmcip/xmldirectorylist.jsp</URL>")
                .contains("<QueryStringParam>f</QueryStringParam>", "<QueryStringParam>l</QueryStringParam>");
        assertThat(text(page("GetTelecasterHelpText.jsp"))).contains("<CiscoIPPhoneText>");
    }

    @Test
    void theMenuOfServicesHasThoseOfTheDeviceAndOfAll() {
        assertThat(text(page("getservicesmenu.jsp?name=MDonald"))).contains("<CiscoIPPhoneText>");
        service("", "For all", "http://a.example.com/x?a=1&b=2");
        service(TraceCompany.DEVICE_ID, "For one", "http://b.example.com/");
        service("0e000000-0000-0000-0000-000000000009", "For another", "http://c.example.com/");
        assertThat(text(page("getservicesmenu.jsp?name=MDonald")))
                .contains("<Name>For all</Name><URL>http://a.example.com/x?a=1&amp;b=2</URL>", "<Name>For one</Name>")
                .doesNotContain("For another");
        assertThat(text(page("getservicesmenu.jsp?name=NOBODY"))).contains("<CiscoIPPhoneText>");
    }

    private void service(String device, String name, String url) {
        String id = java.util
                .UUID
                .nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString();
        SelfCare.OwnItem item = new SelfCare.OwnItem(
                SelfCare.ItemKind.SUBSCRIBED_SERVICE, device, id, Map.of("name", name, "url", url));
        database.change("mac.donald", care -> care.with(item));
    }

    @ParameterizedTest
    @CsvSource({
        "UserID=mac.donald&Password=ilikeMRA1&devicename=MDonald, AUTHORIZED",
        "userid=mac.donald&password=ilikeMRA1&DeviceName=MDonald, AUTHORIZED",
        "UserID=mac.donald&Password=ilikeMRA1, AUTHORIZED",
        "UserID=mac.donald&Password=ilikeMRA1&devicename=OTHER, UN-AUTHORIZED",
        "UserID=mac.donald&Password=wrong&devicename=MDonald, UN-AUTHORIZED",
        "UserID=&Password=, UN-AUTHORIZED",
        "'', UN-AUTHORIZED"
    })
    void aPhoneIsToldWhetherSomebodyMayControlIt(String query, String said) {
        assertThat(text(page("authenticate.jsp?" + query))).isEqualTo(said);
    }
}
