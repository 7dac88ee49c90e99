package org.uclab.sim.voicemail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.Origin;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.Dialog;
import org.uclab.protocol.sip.kpml.KeyReport;
import org.uclab.protocol.sip.kpml.KeyRequest;
import org.uclab.protocol.sip.kpml.KeySubscription;
import org.uclab.shell.rtp.MediaLeg;

/** One call to voicemail: its dialog, what is agreed on in it, and what it plays. */
final class VoiceCall {

    private static final String EVENT = "telephone-event";

    private static final List<Codec> CODECS = List.of(
            Codec.of(18, "G729", 8000).with("annexb=no"),
            Codec.of(0, "PCMU", 8000),
            Codec.of(8, "PCMA", 8000),
            Codec.of(101, EVENT, 8000).with("0-15"));

    private final MediaLeg leg;
    private final Flow flow;
    private final String contact;
    private final Playing playing;
    private final Origin origin;
    private Optional<Dialog> dialog = Optional.empty();
    private boolean subscribed;
    private boolean events;

    /**
     * @param flow    by which it came
     * @param contact {@code address:port} of the node for whoever calls
     */
    VoiceCall(MediaLeg leg, Flow flow, String contact, Playing playing) {
        this.leg = leg;
        this.flow = flow;
        this.contact = contact;
        this.playing = playing;
        this.origin = new Origin("Connection", 1, 1, Connection.ip4(leg.local().address()));
    }

    Playing playing() {
        return playing;
    }

    Flow flow() {
        return flow;
    }

    /** What ends it; none where it has not begun. */
    Optional<SipRequest> bye() {
        return dialog.map(known -> known.request(SipRequest.BYE));
    }

    /** Asks to be told of keys by SIP (RFC 4730), once, where they cannot be heard (RFC 4733); none where they can. */
    Optional<SipRequest> subscribe() {
        if (subscribed || events) {
            return Optional.empty();
        }
        subscribed = true;
        return dialog.map(known -> known.request("SUBSCRIBE")
                .with(HeaderName.CONTACT, "<sip:" + contact + ";transport=tcp>")
                .with("Event", KeyRequest.EVENT)
                .with("Accept", KeyReport.TYPE)
                .with(HeaderName.EXPIRES, KeySubscription.LASTS.toSeconds())
                .withBody(KeyRequest.TYPE, SipBody.of(KeyRequest.everyKey().text())));
    }

    /** Has keys told to that as they are heard. */
    void keysHeardBy(Consumer<Character> told) {
        leg.keysHeardBy(told);
    }

    /** A request in its dialog; what it is answered where it is out of order. */
    Optional<SipResponse> heard(SipRequest request) {
        return dialog.flatMap(known -> known.heard(request));
    }

    /** The answer to an INVITE, its first or a later one: to what it offers, or an offer where it offers nothing. */
    SipResponse accepts(Asked asked) {
        SipRequest request = asked.request();
        Optional<SessionDescription> offer = described(request);
        Optional<MediaDescription> audio = offer.flatMap(one -> one.first("audio"));
        List<Codec> codecs =
                offer.isEmpty() ? CODECS : audio.map(VoiceCall::common).orElse(List.of());
        if (codecs.isEmpty() || (offer.isEmpty() && !request.body().isEmpty())) {
            return request.response(488);
        }
        Direction direction = offer.map(one -> Direction.SENDRECV.answering(one.directionOf(audio.orElseThrow())))
                .orElse(Direction.SENDRECV);
        MediaDescription own = MediaDescription.rtp("audio", leg.local().port(), codecs, direction);
        List<MediaDescription> media = offer.map(one -> one.media().stream()
                        .map(each -> each.equals(audio.orElseThrow()) ? own : each.refused())
                        .toList())
                .orElse(List.of(own));
        SipResponse plain = request.response(200);
        SipResponse ok = (request.inDialog() ? plain : plain.withToTag(asked.tag()))
                .with(HeaderName.CONTACT, "<sip:" + contact + ";transport=tcp>")
                .withBody(
                        SessionDescription.MEDIA_TYPE,
                        SipBody.of(SessionDescription.call(origin, "voicemail", media)
                                .text()));
        if (dialog.isEmpty()) {
            dialog = Optional.of(Dialog.ofServer(request, ok, 1));
        }
        offer.ifPresent(this::agree);
        return ok;
    }

    /** The 2xx has arrived; where it offered, the answer is in the ACK. */
    void acked(SipRequest ack) {
        dialog.ifPresent(Dialog::confirmed);
        described(ack).ifPresent(this::agree);
    }

    /** What the other side can code and this one too, in the words of the other: one for sound, and keys. */
    private static List<Codec> common(MediaDescription theirs) {
        List<Codec> common = new ArrayList<>();
        for (Codec codec : theirs.codecs()) {
            boolean event = codec.name().equalsIgnoreCase(EVENT);
            boolean first = common.stream().allMatch(one -> one.name().equalsIgnoreCase(EVENT));
            if (CODECS.stream().anyMatch(own -> own.same(codec)) && (event || first)) {
                common.add(codec);
            }
        }
        return common.stream().allMatch(one -> one.name().equalsIgnoreCase(EVENT)) ? List.of() : common;
    }

    private static Optional<SessionDescription> described(SipMessage message) {
        return message.body().isEmpty()
                ? Optional.empty()
                : SessionDescription.parse(message.body().text());
    }

    private void agree(SessionDescription theirs) {
        Optional<MediaDescription> audio = theirs.first("audio");
        Optional<Codec> spoken = audio.stream()
                .flatMap(media -> common(media).stream())
                .filter(codec -> !codec.name().equalsIgnoreCase(EVENT))
                .findFirst();
        Optional<Connection> at = audio.flatMap(theirs::connectionOf);
        if (spoken.isEmpty() || at.isEmpty()) {
            return;
        }
        org.uclab.protocol.rtp.Codec codec = org.uclab.protocol.rtp.Codec.of(
                        spoken.get().name(),
                        spoken.get().clockRate(),
                        spoken.get().parameters())
                .orElseThrow();
        int port = audio.orElseThrow().port();
        OptionalInt named = audio.stream()
                .flatMap(media -> common(media).stream())
                .filter(each -> each.name().equalsIgnoreCase(EVENT))
                .mapToInt(Codec::payloadType)
                .findFirst();
        events = named.isPresent();
        Agreement<Endpoint> sound = Agreement.with(
                new Endpoint(at.get().address(), port),
                new Endpoint(at.get().address(), port + 1),
                codec,
                spoken.get().payloadType());
        Agreement<Endpoint> plain = events ? sound.withEvents(named.getAsInt()) : sound;
        boolean hears =
                !at.get().hold() && theirs.directionOf(audio.orElseThrow()).receives();
        leg.agree(hears ? plain.speaking(playing.in(codec)) : plain);
    }

    void close() {
        leg.close();
    }
}
