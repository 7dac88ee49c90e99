package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.history.Event;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.sim.ucm.cluster.CallSettings;

/** Waiting messages, as voicemail tells a node and nodes tell phones, over real sockets. */
class MessageWaitingTest {

    private static final String TYPE = "application/simple-message-summary";

    private final CallBench bench = new CallBench(
            "127.219", CallSettings.usual().with(new CallSettings.Voicemail("", List.of(RunningCluster.GATEWAY))), 1);
    private final Telephone voicemail = new Telephone(bench.cluster.lab(), "cuc", "9904", bench.network + ".1.40");
    private int number;

    @AfterEach
    void close() {
        voicemail.close();
        bench.close();
        assertThat(bench.cluster.history.events())
                .filteredOn(event -> event instanceof Event.HandlerFailed)
                .isEmpty();
    }

    private SipRequest notify(String line, String body) {
        number++;
        return SipRequest.of("NOTIFY", "sip:" + line + "@" + bench.pub)
                .with(HeaderName.FROM, "<sip:" + bench.pub + ">;tag=n" + number)
                .with(HeaderName.TO, "<sip:" + line + "@" + bench.pub + ">")
                .with(HeaderName.CALL_ID, "mwi-" + number)
                .with(HeaderName.CSEQ, "1 NOTIFY")
                .with(HeaderName.CONTACT, "<sip:" + bench.network + ".1.40:5060;transport=tcp>")
                .with("Event", "message-summary")
                .with("Subscription-State", "active")
                .withBody(TYPE, SipBody.of(body));
    }

    private int tells(SipRequest notify) {
        return voicemail.ask(bench.pub, SipTransport.TCP, notify).status();
    }

    private static String next(Telephone phone) {
        return Telephone.next(
                        phone.told,
                        request -> request.header("Event")
                                .filter("message-summary"::equals)
                                .isPresent())
                .body()
                .text();
    }

    @Test
    void thePhonesOfTheLineAreToldAtWhicheverNodeTheyAre() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone other = bench.phone("CSFABYRON2", "5003", bench.sub, SipTransport.TCP);
        assertThat(tells(notify("5003", "Messages-Waiting: yes\r\nVoice-Message: 1/0\r\n")))
                .isEqualTo(200);
        assertThat(next(ada)).isEqualTo("Messages-Waiting: yes\r\n");
        assertThat(next(other)).isEqualTo("Messages-Waiting: yes\r\n");
        // said again it is no news; what comes next is that none wait
        assertThat(tells(notify("5003", "messages-waiting:YES"))).isEqualTo(200);
        assertThat(tells(notify("5003", "Messages-Waiting: no\r\n"))).isEqualTo(200);
        assertThat(next(ada)).isEqualTo("Messages-Waiting: no\r\n");
        assertThat(next(other)).isEqualTo("Messages-Waiting: no\r\n");
    }

    @Test
    void aPhoneIsToldWhenItRegistersEvenAfterAPowerCut() {
        assertThat(tells(notify("5004", "Messages-Waiting: yes\r\n"))).isEqualTo(200);
        RunningCluster.await(bench.cluster.node(TraceCompany.PUBLISHER).stop("power cut"));
        RunningCluster.await(bench.cluster.node(TraceCompany.PUBLISHER).start());
        try (Telephone grace = new Telephone(bench.cluster.lab(), "CSFGHOPPER", "5004", bench.network + ".1.60")) {
            assertThat(grace.registers(bench.pub, SipTransport.TCP).status()).isEqualTo(200);
            assertThat(Telephone.next(grace.told).body().text()).contains("<mwi>yes</mwi>");
            assertThat(next(grace)).isEqualTo("Messages-Waiting: yes\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5999, application/simple-message-summary, 'Messages-Waiting: yes', 404",
        "5003, application/simple-message-summary, 'Messages-Waiting: perhaps', 400",
        "5003, application/simple-message-summary, 'Voice-Message: 1/0', 400",
        "5003, application/simple-message-summary, 'Messages-Waiting: yesterday', 400",
        "5003, text/plain, 'Messages-Waiting: yes', 415"
    })
    void whatIsNoNewsOfALineIsRefusedAndLightsNothing(String line, String type, String body, int status) {
        assertThat(tells(notify(line, body).withBody(type, SipBody.of(body)))).isEqualTo(status);
        assertThat(bench.cluster.database.messagesWait("5003")).isFalse();
        assertThat(tells(notify("5003", "Messages-Waiting: yes"))).isEqualTo(200);
        assertThat(bench.cluster.database.messagesWait("5003")).isTrue();
    }

    @Test
    void nobodyElseLightsALamp() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        assertThat(ada.ask(bench.pub, SipTransport.TCP, notify("5004", "Messages-Waiting: yes"))
                        .status())
                .isEqualTo(403);
        assertThat(bench.cluster.database.messagesWait("5004")).isFalse();
    }
}
