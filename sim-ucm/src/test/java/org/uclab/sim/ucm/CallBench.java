package org.uclab.sim.ucm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.uclab.lab.node.Lab;
import org.uclab.lab.wire.PortRange;
import org.uclab.protocol.rtp.tone.Likeness;
import org.uclab.protocol.rtp.tone.Sequence;
import org.uclab.protocol.rtp.tone.Sound;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.dialog.DialogId;
import org.uclab.sim.ucm.cluster.CallSettings;

/** A cluster with phones that are registered and speak, each its own sequence. */
final class CallBench implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int SECOND = Sound.RATE;
    private static final int PERIOD = 2 * SECOND;

    final RunningCluster cluster;
    final String network;
    final String pub;
    final String sub;
    private final Lab lab;
    private final List<Telephone> phones = new ArrayList<>();

    CallBench(String network, CallSettings settings, double scale) {
        this(network, settings, scale, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param media what of the ports for media the nodes have
     */
    CallBench(String network, CallSettings settings, double scale, UnaryOperator<PortRange> media) {
        this.network = network;
        this.pub = network + ".1.10";
        this.sub = network + ".1.11";
        this.cluster = new RunningCluster(network, PhoneCompany.database(settings), scale, media);
        this.lab = cluster.lab();
    }

    /** A phone that is registered at that node. */
    Telephone phone(String name, String line, String node, SipTransport transport) {
        Telephone phone = new Telephone(lab, name, line, network + ".1." + (50 + phones.size()));
        phones.add(phone);
        phone.speaks(voice(phones.size()));
        assertThat(phone.registers(node, transport).status()).isEqualTo(200);
        Telephone.next(phone.told, notify -> notify.method().equals("NOTIFY"));
        return phone;
    }

    /** What the phone of that number says: two seconds of a sequence, again and again. */
    private static Sound voice(int number) {
        Sequence sequence = new Sequence(number);
        return at -> sequence.sample(at % PERIOD);
    }

    /** Whether that phone hears that voice, sooner or later; of two that are mixed each has a correlation of 0.7. */
    void hears(Telephone phone, int number) {
        short[] reference = voice(number).samples(0, 2 * PERIOD);
        until(phone.name + " hears " + number, () -> {
            short[] heard = phone.heard();
            return heard.length >= SECOND
                    && Likeness.of(reference, Arrays.copyOfRange(heard, heard.length - SECOND, heard.length), PERIOD)
                                    .correlation()
                            > 0.5;
        });
    }

    void until(String what, BooleanSupplier holds) {
        Instant end = cluster.clock.wallNow().plus(WAIT);
        while (!holds.getAsBoolean()) {
            assertThat(cluster.clock.wallNow()).as("not in time: " + what).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** A call of one to the other, which has been answered. */
    Telephone.Talk[] talking(Telephone caller, Telephone called) {
        Telephone.Talk call = caller.calls(called.line);
        Telephone.Talk rung = called.rung();
        called.answers(rung);
        assertThat(last(call).status()).isEqualTo(200);
        return new Telephone.Talk[] {call, rung};
    }

    static SipResponse last(Telephone.Talk call) {
        return Telephone.next(call.responses, response -> !response.provisional());
    }

    static SipRequest remoteCc(SipRequest refer, String inner) {
        return refer.withBody(
                "application/x-cisco-remotecc-request+xml",
                org.uclab.protocol.sip.SipBody.of(
                        "<x-cisco-remotecc-request>" + inner + "</x-cisco-remotecc-request>"));
    }

    static String dialog(String element, DialogId id) {
        return "<" + element + "><callid>" + id.callId() + "</callid><localtag>" + id.localTag()
                + "</localtag><remotetag>" + id.remoteTag() + "</remotetag></" + element + ">";
    }

    /** A key pressed, told out of any dialog; the result of it. */
    String presses(Telephone phone, String key, String dialogs) {
        SipRequest refer = SipRequest.of("REFER", "sip:" + pub)
                .with(HeaderName.FROM, "<sip:" + phone.line + "@" + pub + ">;tag=key" + key)
                .with(HeaderName.TO, "<sip:" + pub + ">")
                .with(HeaderName.CALL_ID, "key-" + key + "-" + phone.name)
                .with(HeaderName.CSEQ, "1 REFER")
                .with(HeaderName.CONTACT, phone.contact(phone.transport()))
                .with(HeaderName.REFER_TO, "<urn:x-cisco-remotecc>");
        assertThat(phone.ask(
                                pub,
                                phone.transport(),
                                remoteCc(
                                        refer,
                                        "<softkeyeventmsg><softkeyevent>" + key + "</softkeyevent>" + dialogs
                                                + "</softkeyeventmsg>"))
                        .status())
                .isEqualTo(202);
        return Telephone.next(
                        phone.told,
                        request -> request.method().equals("NOTIFY")
                                && request.contentType().endsWith("response+xml"))
                .body()
                .text();
    }

    @Override
    public void close() {
        phones.forEach(Telephone::close);
        cluster.close();
    }
}
