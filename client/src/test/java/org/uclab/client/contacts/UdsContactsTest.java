package org.uclab.client.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.contacts.ContactAnswer.Failed;
import org.uclab.client.contacts.ContactAnswer.Found;
import org.uclab.client.contacts.ContactAnswer.Reason;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.clock.StepClock;

class UdsContactsTest {

    private static final String MAC = "<user uri=\"u\"><userName>mac.donald</userName><firstName>Mac</firstName>"
            + "<lastName>Donald</lastName><phoneNumber>5002</phoneNumber><mobileNumber>+1 (202) 555-0123</mobileNumber>"
            + "<userLocale xsi:nil=\"true\"/><email></email><useLdapAuth>true</useLdapAuth><directoryUri/></user>";

    private final ScriptedRoute route = new ScriptedRoute();

    @Test
    void readsThePersonOfTheTrace() {
        route.answers(200, page(0, 1, 1, MAC));
        assertThat(uds(10).search(" mac "))
                .isEqualTo(new Found(
                        List.of(new Contact(
                                "mac.donald",
                                "Mac Donald",
                                "Mac",
                                "Donald",
                                "",
                                "",
                                List.of("5002", "+1 (202) 555-0123"))),
                        1,
                        "pub"));
        assertThat(route.asked).containsExactly("https://pub:8443/cucm-uds/users?name=mac&start=0&max=10");
    }

    @Test
    void asksPageAfterPageUntilThereAreEnough() {
        route.answers(200, page(0, 10, 31, people(0, 10))).answers(200, page(10, 5, 31, people(10, 5)));
        Found found = (Found) uds(15).search("p q");
        assertThat(found.contacts()).extracting(Contact::id).hasSize(15).doesNotHaveDuplicates();
        assertThat(found.total()).isEqualTo(31);
        assertThat(found.partial()).isTrue();
        assertThat(route.asked)
                .containsExactly(
                        "https://pub:8443/cucm-uds/users?name=p%20q&start=0&max=10",
                        "https://pub:8443/cucm-uds/users?name=p%20q&start=10&max=5");
    }

    @Test
    void stopsWhenAServerPromisesMoreThanItHas() {
        route.answers(200, page(0, 1, 1_000_000, MAC)).answers(200, page(1, 0, 1_000_000, ""));
        assertThat(((Found) uds(20).search("mac")).contacts()).hasSize(1);
        assertThat(route.asked).hasSize(2);
    }

    @Test
    void takesNoMoreThanItAskedFor() {
        route.answers(200, page(0, 50, 50, people(0, 50)));
        assertThat(((Found) uds(10).search("p")).contacts()).hasSize(10);
        assertThat(route.asked).hasSize(1);
    }

    @Test
    void aContactIdIsAUserIdOrAMailAddressOrANumberInThisOrder() {
        String nobody = page(0, 0, 0, "");
        route.answers(200, nobody).answers(200, nobody).answers(200, page(0, 1, 1, MAC));
        assertThat(((Found) uds(10).byContactId(" 5002@example.com")).contacts())
                .extracting(Contact::id)
                .containsExactly("mac.donald");
        assertThat(route.asked)
                .containsExactly(
                        "https://pub:8443/cucm-uds/users?username=5002&start=0&max=1",
                        "https://pub:8443/cucm-uds/users?email=5002%40example.com&start=0&max=1",
                        "https://pub:8443/cucm-uds/users?number=5002&start=0&max=1");
    }

    @Test
    void aContactIdWithoutDigitsIsNoNumberAndAnEmptyOneIsNobodys() {
        String nobody = page(0, 0, 0, "");
        route.answers(200, nobody).answers(200, nobody);
        assertThat(((Found) uds(10).byContactId("mac@example.com")).contacts()).isEmpty();
        assertThat(((Found) uds(10).byContactId("@example.com")).contacts()).isEmpty();
        assertThat(route.asked).hasSize(2);
    }

    @Test
    void aNumberIsAPersonsWhenItIsTheSame() {
        route.answers(200, page(0, 1, 1, MAC));
        assertThat(((Found) uds(10).byNumber("+1 202-555-0123")).contacts()).hasSize(1);
        assertThat(route.asked).containsExactly("https://pub:8443/cucm-uds/users?number=12025550123&start=0&max=10");
    }

    @Test
    void aLongerNumberIsThePersonsWhoseLastDigitsAgree() {
        route.answers(200, page(0, 0, 0, "")).answers(200, policy("4")).answers(200, page(0, 1, 1, MAC));
        assertThat(((Found) uds(10).byNumber("004412345002")).contacts()).hasSize(1);
        assertThat(route.asked.get(2)).contains("numberlast=5002&");
    }

    @Test
    void howManyDigitsThatAreThePolicySaysWhichIsAskedForOnce() {
        route.answers(200, page(0, 0, 0, ""))
                .answers(200, policy("7"))
                .answers(200, page(0, 0, 0, ""))
                .answers(200, page(0, 0, 0, ""))
                .answers(200, page(0, 0, 0, ""))
                .answers(200, page(0, 0, 0, ""));
        ContactSource uds = uds(10);
        uds.byNumber("004412345002");
        uds.byNumber("004412345003");
        uds.byNumber("2345003");
        assertThat(route.asked)
                .containsExactly(
                        "https://pub:8443/cucm-uds/users?number=004412345002&start=0&max=10",
                        "https://pub:8443/cucm-uds/options/userPolicy +credentials",
                        "https://pub:8443/cucm-uds/users?numberlast=2345002&start=0&max=10",
                        "https://pub:8443/cucm-uds/users?number=004412345003&start=0&max=10",
                        "https://pub:8443/cucm-uds/users?numberlast=2345003&start=0&max=10",
                        "https://pub:8443/cucm-uds/users?number=2345003&start=0&max=10");
    }

    @ParameterizedTest
    @CsvSource({
        "404, ''",
        "200, <users/>",
        "200, <userPolicy/>",
        "200, <userPolicy><policy/></userPolicy>",
        "200, <userPolicy><policy><name>NumberofDigitstoMatch</name><value>2</value></policy></userPolicy>",
        "200, <userPolicy><policy><name>NumberofDigitstoMatch</name><value>257</value></policy></userPolicy>",
        "200, <userPolicy><policy><name>NumberofDigitstoMatch</name><value>-5</value></policy></userPolicy>",
        "200, <userPolicy><policy><name>UserSearchLimit</name><value>9</value></policy></userPolicy>",
        "200, <userPolicy",
    })
    void aPolicyThatTellsNothingLeavesTheUsualFour(int status, String body) {
        route.answers(200, page(0, 0, 0, ""))
                .answers(status, body == null ? "" : body)
                .answers(200, page(0, 0, 0, ""));
        uds(10).byNumber("004412345002");
        assertThat(route.asked.get(2)).contains("numberlast=5002&");
    }

    private static String policy(String digits) {
        return "<userPolicy uri='u' version='11.5.1'><policy uri='u'><name>UserSearchLimit</name><value>64</value>"
                + "<range><min>1</min><max>500</max></range></policy><policy uri='u'><name>NumberofDigitstoMatch</name>"
                + "<value>" + digits + "</value><range><min>3</min><max>256</max></range></policy></userPolicy>";
    }

    @Test
    void theBeginningOfANumberIsNobodys() {
        route.answers(200, page(0, 1, 1, MAC));
        assertThat(((Found) uds(10).byNumber("500")).contacts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void nothingTypedIsNobody(String text) {
        assertThat(((Found) uds(10).search(text)).contacts()).isEmpty();
        assertThat(((Found) uds(10).byId(text)).contacts()).isEmpty();
        assertThat(((Found) uds(10).byNumber(text)).contacts()).isEmpty();
        assertThat(route.asked).isEmpty();
    }

    @Test
    void credentialsGoOnlyWhereTheyAreWanted() {
        route.answers(401, "").answers(200, page(0, 1, 1, MAC));
        assertThat(uds(10).byId("mac.donald")).isInstanceOf(Found.class);
        assertThat(route.asked)
                .containsExactly(
                        "https://pub:8443/cucm-uds/users?username=mac.donald&start=0&max=1",
                        "https://pub:8443/cucm-uds/users?username=mac.donald&start=0&max=1 +credentials");
    }

    @ParameterizedTest
    @CsvSource({
        "404, NO_SOURCE, no contact source",
        "503, OVERLOADED, come back in 30 s",
        "500, NO_SERVER, answered 500",
        "502, NO_SERVER, answered 502",
        "400, BAD_ANSWER, answered 400",
        "415, BAD_ANSWER, answered 415",
        "302, BAD_ANSWER, answered 302",
    })
    void everyOtherAnswerSaysWhy(int status, Reason reason, String detail) {
        route.answers(status, "", "Retry-After", "30");
        Failed failed = (Failed) uds(10).search("mac");
        assertThat(failed.reason()).isEqualTo(reason);
        assertThat(failed.detail()).contains("pub").contains(detail);
        assertThat(route.asked).hasSize(1);
    }

    @Test
    void refusedTwiceIsRefused() {
        route.answers(401, "").answers(401, "");
        assertThat(((Failed) uds(10).search("mac")).reason()).isEqualTo(Reason.CREDENTIALS);
    }

    @Test
    void aDeadNodeHasNoSecond() {
        route.answersNothing("connection refused");
        Failed failed = (Failed) uds(10).search("mac");
        assertThat(failed.reason()).isEqualTo(Reason.NO_SERVER);
        assertThat(failed.detail()).contains("connection refused");
        assertThat(route.asked).hasSize(1);
        assertThat(((Failed) uds(10).search("mac")).detail()).contains("the way to pub is gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "users",
                "<users",
                "<html><body>j_security_check</body></html>",
                "<users start=\"x\"><user/></users>",
                "<users><user>text</user></users>",
                "<!DOCTYPE users [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><users><user><userName>&e;</userName></user></users>"
            })
    void whatIsNoPageIsABadAnswer(String body) {
        route.answers(200, body);
        assertThat(((Failed) uds(10).search("mac")).reason()).isEqualTo(Reason.BAD_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<users/>",
                "<users totalCount=\"-4\"><user/></users>",
                "<users totalCount=\"9\"><user><userName/></user></users>"
            })
    void aPageWithoutPeopleIsNobody(String body) {
        route.answers(200, body);
        assertThat(((Found) uds(10).search("mac")).contacts()).isEmpty();
        assertThat(route.asked).hasSize(1);
    }

    private ContactSource uds(int hits) {
        return new UdsContacts(
                route,
                new ServerUrl("https", "pub", 8443, "/"),
                new Credentials("mac.donald", "secret"),
                new XmlDocuments(),
                new StepClock(Instant.EPOCH),
                ContactSettings.windows().withHits(hits));
    }

    private static String page(int start, int returned, int total, String users) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><users totalCount=\"" + total
                + "\" returnedCount=\"" + returned + "\" requestedCount=\"10\" start=\"" + start
                + "\" version=\"9.1.2\" uri=\"u\">" + users + "</users>";
    }

    private static String people(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "<user><userName>p" + i + "</userName></user>")
                .collect(Collectors.joining());
    }
}
