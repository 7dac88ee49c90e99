package org.uclab.sim.ucm.uds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.sim.ucm.TraceCompany;
import org.uclab.sim.ucm.database.EndUser;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class UdsParametersTest {

    private final Ask ask = Ask.traced();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?user=mac.donald",
                "?username=",
                "?username",
                "?username=%20",
                "?username=a&username=a",
                "?username=a&email=b",
                "?username=a&useridentifier=b",
                "?username=%00",
                "?username=a%0Ab",
                "?username=a%7F",
                "?USERNAME=mac.donald&username=mac.donald"
            })
    void homeClusterLookUpWantsExactlyOneUsableFilter(String query) {
        HttpAnswer answer = ask.get("/cucm-uds/clusterUser" + query);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(parsed(answer).getTagName()).isEqualTo("errors");
    }

    @Test
    void aFilterHasALongestValue() {
        String longest = "a".repeat(Filters.VALUE_MAX_CHARS);
        assertThat(ask.get("/cucm-uds/clusterUser?username=" + longest).status())
                .isEqualTo(200);
        assertThat(ask.get("/cucm-uds/clusterUser?username=" + longest + "a").status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username=nobody",
                "email=nobody@uclab.com",
                "useridentifier=nobody@uclab.com",
                "useridentifier=mac.donald@elsewhere.com",
                "username=grace.hopper",
                "username=%22%3E%3Cx%3E",
                "username=<&\"'",
                "username=%zz"
            })
    void whoIsNotAtHomeHereIsNotFoundWhichIsNoError(String query) {
        HttpAnswer answer = ask.get("/cucm-uds/clusterUser?" + query);
        assertThat(answer.status()).isEqualTo(200);
        Element root = parsed(answer);
        assertThat(root.getAttribute("uri")).isEqualTo("https://uclabcucm-sub:8443/cucm-uds/clusterUser?" + query);
        assertThat(child(root, "result").getAttribute("found")).isEqualTo("false");
        assertThat(root.getElementsByTagName("homeCluster").getLength()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username=ada.byron",
                "username=ada%2Ebyron",
                "email=ada.byron@uclab.com",
                "email=ADA.BYRON@uclab.com",
                "useridentifier=ada.byron@UCLAB.com",
                "useridentifier=ADA.Byron@uclab.com",
                "username=Ada.BYRON",
                "UserName=ada.byron",
                "username=ada.byron&unknown=1"
            })
    void whoIsAtHomeHereIsFoundByAnyFilter(String query) {
        Element root = parsed(ask.get("/cucm-uds/clusterUser?" + query));
        assertThat(child(root, "result").getAttribute("found")).isEqualTo("true");
        assertThat(child(root, "result").getAttribute("uri"))
                .isEqualTo("https://uclabcucm-pub:8443/cucm-uds/user/ada.byron");
        assertThat(child(root, "homeCluster").getTextContent()).isEqualTo("uclabcucm-pub");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start=-1",
                "start=",
                "start=a",
                "start=1&start=1",
                "start=99999999999999999999",
                "start=%D9%A1",
                "max=-1",
                "max=",
                "max=1e3",
                "max=1&max=2",
                "name=a&name=b",
                "name=a&Name=b",
                "name=&name=",
                "name=%01",
                "number=---",
                "numberlast=(%20)"
            })
    void directoryParametersThatAreNotUsableAreRefused(String query) {
        assertThat(ask.get("/cucm-uds/users?" + query).status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name=",
                "name=%20",
                "first=",
                "last=&start=0",
                "displayname=&number=&numberlast=&username=&email=&uri="
            })
    void aFilterThatIsEmptyFiltersNobody(String query) {
        Element root = parsed(ask.get("/cucm-uds/users?" + query));
        assertThat(root.getAttribute("totalCount")).isEqualTo("3");
        assertThat(parsed(ask.get("/cucm-uds/users?max=2&" + query)).getAttribute("returnedCount"))
                .isEqualTo("2");
    }

    @Test
    void namesOfParametersAreTheSameInAnyCase() {
        Element root = parsed(ask.get("/cucm-uds/users?LAST=hop&Max=7&first="));
        assertThat(root.getAttribute("totalCount")).isEqualTo("1");
        assertThat(root.getAttribute("requestedCount")).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/cucm-uds",
                "/cucm-uds/",
                "/cucm-uds//version",
                "/cucm-uds/Version",
                "/cucm-uds/version/x",
                "/cucm-uds/nothing",
                "/cucm-uds/user",
                "/cucm-uds/user/",
                "/cucm-uds/user//devices",
                "/cucm-uds/user/a%2Fb/devices",
                "/cucm-uds/user/a%00/devices",
                "/cucm-uds/user/a%zz/devices",
                "/cucm-uds/user/%",
                "/cucm-uds/../cucm-uds/version",
                "/cucm-uds/version;x=y",
                "/CUCM-UDS/version",
                "/other/version",
                "cucm-uds/version",
                "*"
            })
    void whatIsNoResourceIsNotFound(String path) {
        HttpAnswer answer = ask.get(path, Ask.macDonald());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(parsed(answer).getTagName()).isEqualTo("errors");
    }

    @Test
    void pathsAreBounded() {
        assertThat(ask.get("/" + "cucm-uds/".repeat(4000), Ask.macDonald()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cucm-uds/version/",
                "/cucm-uds/%76ersion",
                "/cucm-uds/user/mac%2Edonald/devices",
                Ask.DEVICES + "/"
            })
    void whatIsAResourceIsFoundHoweverSpelt(String path) {
        assertThat(ask.get(path, Ask.macDonald()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", TraceCompany.DEVICE_ID + "0", "29E15CE2-637F-C0BC-EDBD-34515E83ACEC"})
    void anUnknownDeviceIsNotFound(String id) {
        assertThat(ask.get("/cucm-uds/user/mac.donald/device/" + id, Ask.macDonald())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aDeviceBelongsToItsOwnerOnly() {
        HttpAnswer answer = ask.get(
                "/cucm-uds/user/ada.byron/device/" + TraceCompany.DEVICE_ID, Ask.basic("ada.byron", "Analytical9"));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void hostileNamesStayInsideTheirElementsAndUris() {
        String id = "o'brien <&\"> é 100%";
        EndUser hostile = new EndUser(
                id, "a:b", "<script>", "]]>&\u0000\uD800", "5\t6", "", true, "", List.of(), java.util.Map.of());
        ask.database.putUser(hostile);
        Element user = child(parsed(ask.get("/cucm-uds/users?first=%3Cs")), "user");
        assertThat(child(user, "firstName").getTextContent()).isEqualTo("<script>");
        assertThat(child(user, "lastName").getTextContent()).isEqualTo("]]>&\uFFFD\uFFFD");
        String uri = user.getAttribute("uri");
        assertThat(uri)
                .isEqualTo("https://uclabcucm-sub:8443/cucm-uds/user/o%27brien%20%3C%26%22%3E%20%C3%A9%20100%25");
        HttpAnswer followed = ask.get(uri.substring("https://uclabcucm-sub:8443".length()), Ask.basic(id, "a:b"));
        assertThat(followed.status()).isEqualTo(200);
        assertThat(child(parsed(followed), "userName").getTextContent()).isEqualTo(id);
    }

    static Element parsed(HttpAnswer answer) {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(answer.body()));
            return document.getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + Ask.text(answer), e);
        }
    }

    static Element child(Element parent, String name) {
        Element child = (Element) parent.getElementsByTagName(name).item(0);
        assertThat(child).as(name).isNotNull();
        return child;
    }
}
