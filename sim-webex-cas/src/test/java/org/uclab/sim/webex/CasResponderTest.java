package org.uclab.sim.webex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.HttpFields;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.QueryText;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CasResponderTest {

    private final CasResponder responder = new CasResponder(WebexSection.Cloud.of(List.of(
            WebexSection.Organisation.plain("Example.com", false), WebexSection.Organisation.plain("sso.test", true))));

    @ParameterizedTest
    @CsvSource({
        "org=uclab.com, 1, SSO protocol error",
        "org=example.com, 7, Organization does not support SSO",
        "org=EXAMPLE.COM, 7, Organization does not support SSO",
        "org=ex%61mple.com, 7, Organization does not support SSO",
        "Org=example.com, 7, Organization does not support SSO",
        "type=webim&org=example.com, 7, Organization does not support SSO",
        "org=sub.example.com, 1, SSO protocol error",
        "org=sso.test, 0, Success",
    })
    void answersADomainWithItsCodeAndReason(String query, String code, String reason) throws Exception {
        HttpAnswer answer = ask("GET", CasResponder.PATH, query);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Content-Type")).contains(CasResponder.XML);
        Element root = read(answer);
        assertThat(text(root, "errorcode")).isEqualTo(code);
        assertThat(text(root, "reason")).isEqualTo(reason);
    }

    @Test
    void answersUnderEitherNameOfTheLookUp() throws Exception {
        HttpAnswer answer = ask("GET", "/cas/FederatedSSO.do", "org=example.com&type=webim");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(read(answer), "errorcode")).isEqualTo("7");
        assertThat(ask("GET", "/cas/federatedsso", "org=example.com").status()).isEqualTo(404);
    }

    @Test
    void namesTheSignInPageOfAnSsoOrganisationOnly() throws Exception {
        assertThat(text(read(ask("GET", CasResponder.PATH, "org=SSO.test")), "ssourl"))
                .isEqualTo("https://loginp.webexconnect.com/cas/sso/sso.test/orgadmin.app");
        assertThat(read(ask("GET", CasResponder.PATH, "org=example.com"))
                        .getElementsByTagName("ssourl")
                        .getLength())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "org=",
                "org=%20",
                "org=example.com&ORG=sso.test",
                "domain=example.com",
                "org=example.com&org=sso.test",
                "=example.com"
            })
    void refusesALookUpWithoutOneDomain(String query) {
        assertThat(ask("GET", CasResponder.PATH, query).status()).isEqualTo(400);
    }

    @Test
    void refusesADomainLongerThanAnyCanBe() {
        assertThat(ask("GET", CasResponder.PATH, "org=" + "a".repeat(255)).status())
                .isEqualTo(400);
        assertThat(ask("GET", CasResponder.PATH, "org=" + "a".repeat(254)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org=%3C/errorcode%3E%3Cerrorcode%3E7",
                "org=%00",
                "org=%",
                "org=%zz",
                "org=%C3%28",
                "org=../../etc",
                "org=%26%23x0%3B",
                "org=&org",
                "&&&&org=x&&&",
                "org=example.com%0d%0aSet-Cookie:x",
                "org=%F0%9F%98%80"
            })
    void aHostileLookUpIsAnUnknownDomainOrABadOne(String query) throws Exception {
        HttpAnswer answer = ask("GET", CasResponder.PATH, query);
        assertThat(answer.status()).isIn(200, 400);
        if (answer.status() == 200) {
            Element root = read(answer);
            assertThat(root.getElementsByTagName("errorcode").getLength()).isEqualTo(1);
            assertThat(text(root, "errorcode")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/cas", "/cas/federatedsso", "/cas/FederatedSSO/", "/cas/%46ederatedSSO", "*"})
    void knowsNoOtherPath(String path) {
        assertThat(ask("GET", path, "org=example.com").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "get"})
    void takesNoOtherMethod(String method) {
        HttpAnswer answer = ask(method, CasResponder.PATH, "org=example.com");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().get("Allow")).contains("GET, HEAD");
    }

    @Test
    void usesTheWordsItIsGiven() throws Exception {
        WebexSection.Cloud config = new WebexSection.Cloud(
                "",
                Optional.empty(),
                List.of(),
                new CasWords("sso", "code", "text", "url"),
                WebexSection.Lives.usual(),
                1);
        HttpAnswer answer = ask(new CasResponder(config), "GET", CasResponder.PATH, "org=x.test");
        assertThat(read(answer).getTagName()).isEqualTo("sso");
        assertThat(text(read(answer), "code")).isEqualTo("1");
    }

    private HttpAnswer ask(String method, String path, String query) {
        return ask(responder, method, path, query);
    }

    private static HttpAnswer ask(CasResponder responder, String method, String path, String query) {
        HttpQuestion question = new HttpQuestion(
                method,
                path + "?" + query,
                path,
                QueryText.parse(query),
                HttpFields.none(),
                new byte[0],
                "loginp.webexconnect.com",
                Hop.between(Hop.Over.TCP, "127.1.3.10:443", "127.1.1.100:40000"),
                1);
        return responder.answer(question, Instant.EPOCH).result();
    }

    private static Element read(HttpAnswer answer) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body()))
                .getDocumentElement();
    }

    private static String text(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        assertThat(found.getLength()).as(name).isEqualTo(1);
        return found.item(0).getTextContent();
    }
}
