package org.uclab.client.voicemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.MappedRoute;
import org.uclab.client.http.ServerUrl;
import org.uclab.client.step.Journal;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.clock.WallClock;
import org.uclab.lab.history.History;

class VoicemailTest {

    private static final String LIST = "/vmrest/mailbox/folders/inbox/messages?rowsperpage=500";
    private static final String ONE = "<Messages total=\"1\"><Message><Subject>Hello</Subject><Read>false</Read>"
            + "<MsgId>0:a-1</MsgId><ArrivalTime>1000</ArrivalTime><Duration>2000</Duration>"
            + "<CallerId><CallerNumber>5559</CallerNumber></CallerId></Message></Messages>";
    private static final String SUBSCRIBE = "https://cuc1:443/vmrest/mailbox?method=requestnotification";
    private static final String COMETD = "http://cuc1:7080/vmevents/cometd";

    private final WallClock clock = new WallClock(1);
    private final History history = new History(clock);
    private final MappedRoute route = new MappedRoute(false);

    @AfterEach
    void stop() {
        clock.close();
    }

    private static ServerUrl server(String host) {
        return new ServerUrl("https", host, 443, "/");
    }

    private Voicemail voicemail(String... hosts) {
        return new Voicemail(
                List.of(hosts).stream().map(VoicemailTest::server).toList(),
                route,
                new Credentials("ada", "Secret1"),
                new XmlDocuments(),
                clock,
                new Journal(history.recorder("client")));
    }

    @Test
    void theServerThatAnswersStaysFirst() {
        route.xml("https://cuc2:443" + LIST, ONE);
        Voicemail mail = voicemail("cuc1", "cuc2");
        assertThat(mail.inbox().value().orElseThrow()).singleElement().satisfies(message -> {
            assertThat(message.subject()).isEqualTo("Hello");
            assertThat(message.caller()).isEqualTo("5559");
            assertThat(message.length().toMillis()).isEqualTo(2000);
        });
        mail.inbox();
        assertThat(route.asked)
                .containsExactly(
                        "https://cuc1:443" + LIST + " +credentials",
                        "https://cuc2:443" + LIST + " +credentials",
                        "https://cuc2:443" + LIST + " +credentials");
        assertThat(mail.shown()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsNotTriedAtTheNextServer() {
        route.answer("https://cuc1:443" + LIST, 401, "", "");
        MailAnswer<List<VoiceMessage>> answer = voicemail("cuc1", "cuc2").inbox();
        assertThat(answer.value()).isEmpty();
        assertThat(answer.problem()).contains("401");
        assertThat(route.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Messages total=\"1\"><Message><MsgId>0:../../mailbox</MsgId></Message></Messages>",
                "<Messages total=\"1\"><Message><MsgId>0:a b</MsgId></Message></Messages>",
                "<Messages total=\"1\"><Message/></Messages>",
                "<Messages total=\"0\"/>",
            })
    void aMessageThatCannotBeNamedInAPathIsNotShown(String document) {
        route.xml("https://cuc1:443" + LIST, document);
        assertThat(voicemail("cuc1").inbox().value().orElseThrow()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Messages", "<Other/>", "<html>j_security_check</html>", "{}"})
    void whatIsNoListSaysWhy(String document) {
        route.xml("https://cuc1:443" + LIST, document);
        MailAnswer<List<VoiceMessage>> answer = voicemail("cuc1").inbox();
        assertThat(answer.value()).isEmpty();
        assertThat(answer.problem()).contains("cuc1");
    }

    @Test
    void whatIsShownIsToldToWhoWaits() {
        route.xml("https://cuc1:443" + LIST, ONE);
        Voicemail mail = voicemail("cuc1");
        var seen = mail.when(messages -> messages.size() == 1);
        assertThat(seen).isNotDone();
        mail.inbox();
        assertThat(seen).isCompleted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "[]",
                "[7]",
                "{\"channel\":\"/meta/handshake\"}",
                "[{\"channel\":\"/meta/handshake\",\"successful\":false,\"error\":\"402::no\"}]",
                "[{\"channel\":\"/meta/other\",\"successful\":true}]",
                "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]",
            })
    void aNotifierThatSpeaksNoBayeuxIsNotListenedTo(String answer) {
        route.answer(SUBSCRIBE, 200, "text/plain", "sub-1");
        route.answer(COMETD, 200, "application/json", answer);
        Cometd cometd = voicemail("cuc1").cometd(server("cuc1"));
        assertThatThrownBy(cometd::subscribe)
                .isInstanceOfSatisfying(
                        Cometd.NotHeard.class,
                        none -> assertThat(none.forGood()).isFalse());
        assertThatThrownBy(cometd::poll).isInstanceOf(Cometd.NotHeard.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../x", "<html>"})
    void whatIsNoSubscriptionIsNotListenedTo(String id) {
        route.answer(SUBSCRIBE, 200, "text/plain", id);
        assertThatThrownBy(voicemail("cuc1").cometd(server("cuc1"))::subscribe).hasMessageContaining("no subscription");
        assertThat(route.asked).hasSize(1);
    }

    @Test
    void whoseCredentialsAreRefusedIsNotToldForGood() {
        route.answer(SUBSCRIBE, 401, "", "");
        assertThatThrownBy(voicemail("cuc1").cometd(server("cuc1"))::subscribe)
                .isInstanceOfSatisfying(
                        Cometd.NotHeard.class,
                        none -> assertThat(none.forGood()).isTrue());
    }

    @Test
    void newsAreReadWhateverElseComesWithThem() throws Exception {
        route.answer(
                COMETD,
                200,
                "application/json",
                "[{\"channel\":\"/vmrest/mailbox/s\",\"data\":{\"EventType\":\"NEW_MESSAGE\",\"MessageInfo\":"
                        + "[{\"MessageId\":\"a-1\"}]}},{\"channel\":\"/vmrest/mailbox/s\"},"
                        + "{\"channel\":\"/meta/connect\",\"successful\":true}]");
        assertThat(voicemail("cuc1").cometd(server("cuc1")).poll())
                .containsExactly(new MailNews("NEW_MESSAGE", "0:a-1"), new MailNews("", "0:"));
        assertThat(route.asked).containsExactly(COMETD);
    }
}
