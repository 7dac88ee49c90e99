package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.CallBench.last;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.PortRange;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.sim.ucm.cluster.CallSettings;

/** A node whose ports for media are all taken: who needs one more is refused and told why, and the next is taken as soon as one is free. */
@Timeout(300)
class MediaPortsTest {

    private static final int STREAMS = 2;
    private static final String ECHO = "9901";

    private final CallBench bench = new CallBench("127.214", CallSettings.usual(), 1, MediaPortsTest::few);
    private final Telephone mac = bench.phone("MDonald", "5002", bench.pub, SipTransport.TCP);
    private final Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.UDP);
    private final Telephone grace = bench.phone("CSFGHOPPER", "5004", bench.pub, SipTransport.TCP);
    private final Telephone joan = bench.phone("CSFJCLARKE", "5005", bench.pub, SipTransport.UDP);
    private final int ofPhones = bench.cluster.wire.rangeSockets();

    private static PortRange few(PortRange all) {
        return new PortRange(
                all.host(),
                all.service(),
                all.protocol(),
                all.transport(),
                all.address(),
                all.first(),
                all.first() + 2 * STREAMS - 1);
    }

    @AfterEach
    void close() {
        bench.close();
        assertThat(bench.cluster.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
    }

    private List<Telephone.Talk> allTaken() {
        List<Telephone.Talk> calls = List.of(mac.calls(ECHO), ada.calls(ECHO));
        assertThat(calls).allSatisfy(call -> assertThat(last(call).status()).isEqualTo(200));
        return calls;
    }

    private void free(int streams) {
        bench.until(
                streams + " streams could be had",
                () -> bench.cluster.wire.rangeSockets() <= ofPhones + 2 * (STREAMS - streams));
    }

    private static void refused(SipResponse response) {
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("Retry-After")).contains("5");
        assertThat(response.header("Reason").orElseThrow()).startsWith("Q.850;cause=47");
    }

    @ParameterizedTest
    @ValueSource(strings = {ECHO, "9904", "9905"})
    void whoWouldHearTheNodeIsRefusedUntilSomebodyHangsUp(String number) {
        List<Telephone.Talk> calls = allTaken();
        refused(last(grace.calls(number)));
        assertThat(bench.cluster.history.events())
                .anyMatch(event -> event.decided()
                        .filter(decision -> decision.reason().text().equals("no ports are left for what is played"))
                        .isPresent());
        assertThat(mac.hangsUp(calls.get(0)).status()).isEqualTo(200);
        free(1);
        Telephone.Talk next = grace.calls(ECHO);
        assertThat(last(next).status()).isEqualTo(200);
        bench.hears(grace, 3);
        refused(last(mac.calls(ECHO)));
    }

    /** Whose sound goes from phone to phone needs no port of the node; nor does a call fall over music that cannot be played. */
    @Test
    void phonesTalkAndHoldAllTheSame() {
        allTaken();
        Telephone.Talk[] talk = bench.talking(grace, joan);
        bench.hears(grace, 4);
        bench.hears(joan, 3);
        assertThat(grace.holds(talk[0], Direction.SENDONLY).body().text()).contains("a=inactive");
        bench.until(
                "joan hears nothing",
                () -> talk[1].remote != null
                        && talk[1].remote.directionOf(
                                        talk[1].remote.first("audio").orElseThrow())
                                == Direction.INACTIVE);
        assertThat(grace.holds(talk[0], Direction.SENDRECV).body().text()).contains("a=sendrecv");
        bench.hears(grace, 4);
        bench.hears(joan, 3);
        assertThat(joan.gone).isEmpty();
        assertThat(grace.hangsUp(talk[0]).status()).isEqualTo(200);
    }

    /** A room of three takes three streams; the two calls go on, and nothing is kept. */
    @Test
    void aConferenceThatNotAllCouldComeToIsRefused() {
        Telephone.Talk[] first = bench.talking(grace, joan);
        Telephone.Talk[] second = bench.talking(grace, mac);
        assertThat(bench.presses(
                        grace,
                        "Conference",
                        CallBench.dialog("dialogid", first[0].dialog.id())
                                + CallBench.dialog("consultdialogid", second[0].dialog.id())))
                .contains("<code>503</code>");
        free(2);
        bench.hears(mac, 3);
        assertThat(joan.gone).isEmpty();
        assertThat(mac.gone).isEmpty();
        assertThat(grace.hangsUp(second[0]).status()).isEqualTo(200);
        assertThat(grace.hangsUp(first[0]).status()).isEqualTo(200);
        allTaken();
    }

    /** A call with video takes three streams; what it got of them is given back with the refusal. */
    @Test
    void aCallWithVideoThatGetsNoSoundTakesNothing() {
        refused(last(mac.calls(
                ECHO,
                invite -> invite.withBody(
                        "application/sdp",
                        SipBody.of(mac.offer(Direction.SENDRECV).text()
                                + "m=video 40002 RTP/AVP 126\r\na=rtpmap:126 H264/90000\r\n"
                                + "a=fmtp:126 profile-level-id=42E01F;packetization-mode=1\r\n")))));
        free(2);
        allTaken();
    }
}
