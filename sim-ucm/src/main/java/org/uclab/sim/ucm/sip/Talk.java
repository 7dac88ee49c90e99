package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.Origin;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.protocol.sip.CSeq;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.Parameters;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.Asked;
import org.uclab.protocol.sip.dialog.Dialog;
import org.uclab.protocol.sip.kpml.KeyRequest;

/** The messages of one leg: their headers, and descriptions whose versions grow. */
final class Talk {

    private static final String NAMED_EVENTS = "telephone-event";

    private final Self self;
    private final CallHeaders headers;
    private long version;
    private Optional<SessionDescription> heard = Optional.empty();
    private Optional<SessionDescription> heardBefore = Optional.empty();
    private boolean tellsKeys;
    private Optional<SessionDescription> early = Optional.empty();
    private List<MediaDescription> said = List.of();

    /**
     * @param sessionMin least time after which a call has to be refreshed
     * @param trunk      whether it is with another node
     */
    Talk(Self self, Duration sessionMin, boolean trunk) {
        this.self = self;
        this.headers = new CallHeaders(self, sessionMin, trunk);
    }

    /** What a message describes; none where it describes nothing that can be read. */
    static Optional<SessionDescription> description(SipMessage message) {
        return Multipart.of(message).stream()
                .filter(part -> part.type().equals(SessionDescription.MEDIA_TYPE))
                .findFirst()
                .flatMap(part -> SessionDescription.parse(part.text().stripTrailing() + "\r\n"));
    }

    /** What a message of the other side describes, which it is known for from now on. */
    Optional<SessionDescription> hears(SipMessage message) {
        Optional<SessionDescription> described = description(message);
        heardBefore = heard;
        heard = described.or(() -> heard);
        tellsKeys |= message.headers().values("Allow-Events").stream().anyMatch(KeyRequest.EVENT::equalsIgnoreCase);
        return described;
    }

    /** What it described last is refused: what it did before holds. */
    void unheard() {
        heard = heardBefore;
    }

    /** Whether it describes once more what it has described last, and we have answered: nothing changes (RFC 3264 §8). */
    boolean repeated(SipMessage message) {
        Optional<SessionDescription> described = description(message);
        return described.isPresent() && described.equals(heard) && !said.isEmpty();
    }

    /** Its answer to what our first INVITE has offered. */
    void answered(Optional<SessionDescription> answer) {
        early = answer;
    }

    /** That answer, once. */
    Optional<SessionDescription> early() {
        Optional<SessionDescription> answer = early;
        early = Optional.empty();
        return answer;
    }

    /** Whether the other side knows of subscriptions to keys (RFC 4730), and describes no named events (RFC 4733). */
    boolean keysBySip() {
        return tellsKeys && heard.filter(Talk::namedEvents).isEmpty();
    }

    /** Whether what is described has named events (RFC 4733). */
    static boolean namedEvents(SessionDescription described) {
        return described.first("audio").stream()
                .flatMap(audio -> audio.codecs().stream())
                .anyMatch(codec -> codec.name().equalsIgnoreCase(NAMED_EVENTS));
    }

    /** The media that we have described last, each with where it goes; none before. */
    List<MediaDescription> said() {
        return said;
    }

    /** The INVITE that begins a call; it does not offer. */
    SipRequest first(LegEnd with, Leg.View view, String token, Instant now) {
        String tag = Math.floorMod(token.hashCode(), 1_000_000) + "~" + token;
        SipTransport transport = with.flow().transport();
        SipRequest plain = SipRequest.of(SipRequest.INVITE, with.target())
                .with(
                        HeaderName.FROM,
                        new NameAddress(view.name(), self.uri(view.number()), Parameters.none()).withTag(tag))
                .with(HeaderName.TO, "<" + self.uri(view.own()) + ">")
                .with("Date", self.date(now))
                .with(HeaderName.CALL_ID, token + "@" + self.address())
                .with(HeaderName.CSEQ, new CSeq(Welcome.FIRST_CSEQ, SipRequest.INVITE));
        // ASSUMED(LMG): the ring tells calls from inside from others, of which there are none here.
        return headers.invite(plain, view, transport).with("Alert-Info", "<file://Bellcore-dr1/>");
    }

    /** An INVITE that goes on with a call. */
    SipRequest again(Dialog dialog, Leg.View view, SipTransport transport) {
        return headers.invite(dialog.request(SipRequest.INVITE), view, transport);
    }

    String contact(Leg.View view, SipTransport transport) {
        return headers.contact(view.own(), transport);
    }

    SipRequest bye(Dialog dialog) {
        return dialog.request(SipRequest.BYE).with("User-Agent", self.product());
    }

    SipResponse answer(Asked asked, int status, Leg.View view, SipTransport transport) {
        SipResponse response = asked.request().response(status);
        return status < 300
                ? headers.answer(response, view, transport)
                : response.with("Server", self.product()).with("Allow", CallHeaders.ALLOW);
    }

    SipRequest described(SipRequest message, List<MediaDescription> media) {
        return message.withBody(SessionDescription.MEDIA_TYPE, SipBody.of(description(media)));
    }

    SipResponse described(SipResponse message, List<MediaDescription> media) {
        return message.withBody(SessionDescription.MEDIA_TYPE, SipBody.of(description(media)));
    }

    /** An ACK in which every media of an offer is refused. */
    SipRequest refusing(SipRequest ack, Optional<SessionDescription> offer) {
        return offer.map(all -> described(
                        ack, all.media().stream().map(MediaDescription::refused).toList()))
                .orElse(ack);
    }

    /** Where the first of the media go stands once for all, as captured (REC). */
    private String description(List<MediaDescription> media) {
        Connection at = media.stream()
                .filter(one -> !one.off())
                .flatMap(one -> one.connection().stream())
                .findFirst()
                .orElse(Connection.ip4(self.address()));
        List<MediaDescription> plain = media.stream()
                .map(one -> one.connection().filter(at::equals).isPresent() ? without(one) : one)
                .toList();
        if (!media.equals(said)) { // RFC 3264 §8: the version grows with a change
            version++;
            said = List.copyOf(media);
        }
        Origin origin = new Origin("CiscoSystemsCCM-SIP", 1, version, Connection.ip4(self.address()));
        SessionDescription all = new SessionDescription(
                origin, "SIP Call", Optional.of(at), List.of("AS:" + kbps(media)), List.of("0 0"), List.of(), plain);
        return all.text();
    }

    private static long kbps(List<MediaDescription> media) {
        long bits = media.stream()
                .filter(one -> !one.off())
                .flatMap(one -> one.bandwidths().stream())
                .filter(line -> line.matches("TIAS:[0-9]{1,12}"))
                .mapToLong(line -> Long.parseLong(line.substring("TIAS:".length())))
                .sum();
        return bits == 0 ? 64 : bits / 1000;
    }

    private static MediaDescription without(MediaDescription media) {
        return new MediaDescription(
                media.kind(),
                media.port(),
                media.ports(),
                media.protocol(),
                media.formats(),
                Optional.empty(),
                media.bandwidths(),
                media.attributes());
    }
}
