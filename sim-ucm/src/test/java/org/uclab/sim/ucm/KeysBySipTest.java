package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.ucm.CallBench.last;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.kpml.KeyReport;
import org.uclab.protocol.sip.kpml.KeyRequest;
import org.uclab.sim.ucm.cluster.CallSettings;

/** Keys that are told by SIP (RFC 4730), from a phone through a node to voicemail, over real sockets. */
class KeysBySipTest {

    private static final String EVENT = "Event";
    private static final int PORTS_OF_A_PHONE = 2;

    private final CallBench bench = new CallBench(
            "127.220", CallSettings.usual().with(new CallSettings.Voicemail(RunningCluster.GATEWAY, List.of())), 1);
    private final Telephone voicemail = new Telephone(bench.cluster.lab(), "cuc", "9904", bench.network + ".1.40");
    private Telephone mac;
    private int before;

    @BeforeEach
    void registers() {
        mac = bench.phone("MDonald", "5002", bench.pub, SipTransport.TCP);
        before = bench.cluster.wire.rangeSockets() + PORTS_OF_A_PHONE;
    }

    @AfterEach
    void close() {
        voicemail.close();
        bench.close();
        assertThat(bench.cluster.history.events())
                .filteredOn(event -> event instanceof Event.HandlerFailed)
                .isEmpty();
    }

    /** An INVITE of a phone without named events. */
    private static UnaryOperator<SipRequest> without(String allowed) {
        return invite -> invite.with("Allow-Events", allowed)
                .withBody(
                        "application/sdp",
                        SipBody.of(invite.body()
                                .text()
                                .replace(" 0 8 101", " 0 8")
                                .replaceAll("a=(rtpmap|fmtp):101 [^\r\n]*\r\n", "")));
    }

    private Telephone.Talk[] talking(UnaryOperator<SipRequest> how) {
        Telephone.Talk call = mac.calls("9904", how);
        Telephone.Talk rung = voicemail.rung();
        voicemail.answers(rung);
        assertThat(last(call).status()).isEqualTo(200);
        return new Telephone.Talk[] {call, rung};
    }

    private static SipRequest next(Telephone phone, String method) {
        return Telephone.next(
                phone.told,
                request -> request.method().equals(method)
                        && request.header(EVENT).filter("kpml"::equals).isPresent());
    }

    private SipResponse presses(Telephone.Talk call, String document) {
        return mac.says(
                call,
                "NOTIFY",
                notify -> notify.with(EVENT, "kpml")
                        .with("Subscription-State", "active;expires=7200")
                        .withBody(KeyReport.TYPE, SipBody.of(document)));
    }

    private SipResponse subscribes(Telephone.Talk rung) {
        return voicemail.says(
                rung,
                "SUBSCRIBE",
                subscribe -> subscribe
                        .with(EVENT, "kpml")
                        .with(HeaderName.EXPIRES, 7200)
                        .withBody(
                                KeyRequest.TYPE,
                                SipBody.of(KeyRequest.everyKey().text())));
    }

    @Test
    void keysOfAPhoneWithoutNamedEventsAreToldToVoicemail() {
        Telephone.Talk[] talk = talking(without("kpml,dialog"));
        SipRequest subscribe = next(mac, "SUBSCRIBE");
        assertThat(subscribe.inDialog()).isTrue();
        assertThat(KeyRequest.read(subscribe.body().text())).contains(KeyRequest.everyKey());
        SipResponse taken = subscribes(talk[1]);
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.number(HeaderName.EXPIRES)).hasValue(7200);
        assertThat(next(voicemail, "NOTIFY").body().isEmpty()).isTrue();
        assertThat(presses(talk[0], KeyReport.pressed("3", "dtmf").document()).status())
                .isEqualTo(200);
        SipRequest told = next(voicemail, "NOTIFY");
        assertThat(KeyReport.read(told.body().text())).contains(KeyReport.pressed("3", "dtmf"));
        assertThat(told.header("Subscription-State").orElseThrow()).startsWith("active;expires=");
        mac.hangsUp(talk[0]);
        Telephone.next(voicemail.gone);
    }

    @Test
    void keysThatArePressedBeforeVoicemailAsksWaitForIt() {
        Telephone.Talk[] talk = talking(without("kpml"));
        next(mac, "SUBSCRIBE");
        assertThat(presses(talk[0], KeyReport.pressed("12", "dtmf").document()).status())
                .isEqualTo(200);
        assertThat(subscribes(talk[1]).status()).isEqualTo(200);
        assertThat(next(voicemail, "NOTIFY").body().isEmpty()).isTrue();
        assertThat(next(voicemail, "NOTIFY").body().text()).contains("digits=\"1\"");
        assertThat(next(voicemail, "NOTIFY").body().text()).contains("digits=\"2\"");
        mac.hangsUp(talk[0]);
    }

    @Test
    void nobodyIsAskedWhoHasNamedEventsOrKnowsNoSubscriptions() {
        Telephone.Talk[] named = talking(invite -> invite.with("Allow-Events", "kpml"));
        assertThat(presses(named[0], KeyReport.pressed("1", "dtmf").document()).status())
                .isEqualTo(481);
        mac.hangsUp(named[0]);
        Telephone.Talk[] unknowing = talking(without("dialog"));
        assertThat(presses(unknowing[0], KeyReport.pressed("1", "dtmf").document())
                        .status())
                .isEqualTo(481);
        assertThat(mac.told).noneMatch(request -> request.method().equals("SUBSCRIBE"));
        mac.hangsUp(unknowing[0]);
    }

    // ---- where the other side knows named events alone

    /** A call of a phone that tells keys by SIP alone to one that has named events. */
    private Telephone.Talk[] bridged(Telephone ada) {
        mac.forgetsEvents();
        Telephone.Talk call = mac.calls("5003", invite -> invite.with("Allow-Events", "kpml"));
        Telephone.Talk rung = ada.rung();
        ada.answers(rung);
        assertThat(last(call).status()).isEqualTo(200);
        next(mac, "SUBSCRIBE");
        return new Telephone.Talk[] {call, rung};
    }

    @Test
    void keysToldBySipAreNamedEventsForAPhoneThatHasThoseAlone() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk[] talk = bridged(ada);
        bench.hears(mac, 2);
        bench.hears(ada, 1);
        assertThat(talk[0].remote.first("audio").orElseThrow().formats()).containsExactly("0");
        assertThat(talk[1].remote.first("audio").orElseThrow().formats()).containsExactly("0", "101");
        for (String key : List.of("5", "#", "5")) {
            assertThat(presses(talk[0], KeyReport.pressed(key, "dtmf").document())
                            .status())
                    .isEqualTo(200);
        }
        bench.until("ada hears the keys", () -> ada.keys().equals("5#5"));

        int relayed = from(talk[0]);
        assertThat(ada.holds(talk[1], Direction.SENDONLY).status()).isEqualTo(200);
        bench.until("mac hears music, which comes from elsewhere", () -> from(talk[0]) != relayed);
        assertThat(ada.holds(talk[1], Direction.SENDRECV).status()).isEqualTo(200);
        bench.hears(mac, 2);
        bench.hears(ada, 1);
        assertThat(presses(talk[0], KeyReport.pressed("9", "dtmf").document()).status())
                .isEqualTo(200);
        bench.until("ada hears one more", () -> ada.keys().equals("5#59"));
        mac.hangsUp(talk[0]);
        Telephone.next(ada.gone);
        bench.until("no port is left open", () -> bench.cluster.wire.rangeSockets() == before);
    }

    private static int from(Telephone.Talk talk) {
        return talk.remote.first("audio").orElseThrow().port();
    }

    /** The phone has named events alone, and whoever subscribes has none. */
    @Test
    void namedEventsAreToldBySipToWhoHasNone() {
        Telephone.Talk call = mac.calls("9904");
        Telephone.Talk rung = voicemail.rung();
        voicemail.accepts(
                rung,
                ok -> ok.with("Allow-Events", "kpml")
                        .withBody(
                                "application/sdp",
                                SipBody.of(ok.body()
                                        .text()
                                        .replace(" 0 8 101", " 0 8")
                                        .replaceAll("a=(rtpmap|fmtp):101 [^\r\n]*\r\n", ""))));
        assertThat(last(call).status()).isEqualTo(200);
        assertThat(subscribes(rung).status()).isEqualTo(200);
        assertThat(next(voicemail, "NOTIFY").body().isEmpty()).isTrue();
        bench.until("it may speak", () -> mac.presses("7*"));
        assertThat(next(voicemail, "NOTIFY").body().text()).contains("digits=\"7\"");
        assertThat(next(voicemail, "NOTIFY").body().text()).contains("digits=\"*\"");
        assertThat(voicemail.keys()).isEmpty();
        mac.hangsUp(call);
        Telephone.next(voicemail.gone);
    }

    @Test
    void nobodyIsBridgedWhoCanTellKeysInTheSameWay() {
        Telephone ada = bench.phone("CSFABYRON", "5003", bench.pub, SipTransport.TCP);
        Telephone.Talk[] talk = bench.talking(mac, ada);
        bench.hears(ada, 1);
        bench.hears(mac, 2);
        assertThat(talk[0].remote
                        .connectionOf(talk[0].remote.first("audio").orElseThrow())
                        .orElseThrow()
                        .address())
                .isEqualTo(bench.network + ".1.51");
        mac.hangsUp(talk[0]);
    }

    @Test
    void phonesThatSubscribeAreRefused() {
        Telephone.Talk[] talk = talking(without("kpml"));
        SipResponse refused = mac.says(talk[0], "SUBSCRIBE", subscribe -> subscribe.with(EVENT, "kpml"));
        assertThat(refused.status()).isEqualTo(489);
        mac.hangsUp(talk[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "<kpml-response code=\"200\" digits=\"<!--\"/>",
                "<kpml-response code=\"200\" digits=\"drop tables\"/>",
                "<kpml-response/>",
                "<!DOCTYPE k [<!ENTITY a \"1\">]><kpml-response code=\"200\" digits=\"&a;\"/>"
            })
    void aReportThatCannotBeReadIsRefusedAndTheNextOneHeard(String document) {
        Telephone.Talk[] talk = talking(without("kpml"));
        next(mac, "SUBSCRIBE");
        assertThat(subscribes(talk[1]).status()).isEqualTo(200);
        next(voicemail, "NOTIFY");
        assertThat(presses(talk[0], document).status()).isEqualTo(400);
        assertThat(presses(talk[0], KeyReport.pressed("#", "dtmf").document()).status())
                .isEqualTo(200);
        assertThat(next(voicemail, "NOTIFY").body().text()).contains("digits=\"#\"");
        mac.hangsUp(talk[0]);
    }

    @Test
    void afterItsEndNothingIsTakenAnyMore() {
        Telephone.Talk[] talk = talking(without("kpml"));
        next(mac, "SUBSCRIBE");
        SipResponse over = mac.says(
                talk[0],
                "NOTIFY",
                notify -> notify.with(EVENT, "kpml").with("Subscription-State", "terminated;reason=timeout"));
        assertThat(over.status()).isEqualTo(200);
        assertThat(presses(talk[0], KeyReport.pressed("1", "dtmf").document()).status())
                .isEqualTo(481);
        mac.hangsUp(talk[0]);
    }
}
