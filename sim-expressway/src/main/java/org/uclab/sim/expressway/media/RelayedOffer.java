package org.uclab.sim.expressway.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.rtp.srtp.CryptoAttribute;
import org.uclab.protocol.rtp.srtp.SrtpKey;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;

/** An offer of one side that has gone on to the other, until that answers: nothing is changed by one that is refused. */
public final class RelayedOffer {

    /**
     * One line of it.
     *
     * @param theirs the key that is taken of who offers; none where it offers none, or none is ended here
     * @param ours   the key that the other side was offered
     */
    private record Line(Optional<CryptoAttribute> theirs, Optional<CryptoAttribute> ours) {

        static final Line PLAIN = new Line(Optional.empty(), Optional.empty());
    }

    private final RelayedCall call;
    private final RelaySide from;
    private final SessionDescription offer;
    private final List<Line> lines;
    private final SessionDescription onward;

    private RelayedOffer(
            RelayedCall call,
            RelaySide from,
            SessionDescription offer,
            List<Line> lines,
            List<MediaDescription> onward) {
        this.call = call;
        this.from = from;
        this.offer = offer;
        this.lines = lines;
        this.onward = call.ours(from.other(), offer, onward);
    }

    static Optional<RelayedOffer> of(RelayedCall call, RelaySide from, SessionDescription offer) {
        List<Line> lines = new ArrayList<>();
        List<MediaDescription> onward = new ArrayList<>();
        for (int i = 0; i < offer.media().size(); i++) {
            MediaDescription media = offer.media().get(i);
            if (!call.carries(i, media)) {
                lines.add(Line.PLAIN);
                onward.add(media.refused());
                continue;
            }
            MediaDescription own = call.ours(i, from.other(), offer, media);
            if (!call.terms().rekeys()) {
                lines.add(Line.PLAIN);
                onward.add(own);
                continue;
            }
            Optional<CryptoAttribute> theirs = RelayKeys.secure(media) ? RelayKeys.first(media) : Optional.empty();
            boolean clear = !RelayKeys.secure(media) && from == RelaySide.INNER;
            if (theirs.isEmpty() && !clear) {
                return Optional.empty();
            }
            Optional<CryptoAttribute> ours =
                    from == RelaySide.INNER || call.terms().protects()
                            ? Optional.of(call.keys().offer(i, from.other()))
                            : Optional.empty();
            lines.add(new Line(theirs, ours));
            onward.add(RelayKeys.written(own, ours));
        }
        return Optional.of(new RelayedOffer(call, from, offer, lines, onward));
    }

    /** What the other side is offered. */
    public SessionDescription onward() {
        return onward;
    }

    /** The other side has answered: what who has offered is told. From now on packets go as both agreed. */
    public SessionDescription answered(SessionDescription answer) {
        List<MediaDescription> back = new ArrayList<>();
        for (int i = 0; i < offer.media().size(); i++) {
            boolean on = i < answer.media().size()
                    && !answer.media().get(i).off()
                    && call.carries(i, offer.media().get(i))
                    && call.stream(i) != null;
            Optional<MediaDescription> agreed =
                    on ? agreed(i, answer, answer.media().get(i)) : Optional.empty();
            back.add(agreed.orElseGet(offer.media().get(i)::refused));
        }
        return call.ours(from, answer, back);
    }

    private Optional<MediaDescription> agreed(int number, SessionDescription answer, MediaDescription media) {
        Line line = lines.get(number);
        RelaySide to = from.other();
        if (call.terms().rekeys()) {
            Optional<CryptoAttribute> theirs = RelayKeys.secure(media)
                    ? line.ours().flatMap(ours -> RelayKeys.answering(media, ours))
                    : Optional.empty();
            // What is outside is never in clear (S4), and a key that answers none is no key.
            if (theirs.isEmpty() && (RelayKeys.secure(media) || to == RelaySide.OUTER)) {
                return Optional.empty();
            }
            Optional<CryptoAttribute> back =
                    line.theirs().map(key -> call.keys().answer(number, from, key));
            call.stream(number).end(from).protect(key(line.theirs()), key(back));
            call.stream(number).end(to).protect(key(theirs), theirs.flatMap(key -> key(line.ours())));
            agree(number, answer, media);
            return Optional.of(RelayKeys.written(call.ours(number, from, answer, media), back));
        }
        agree(number, answer, media);
        return Optional.of(call.ours(number, from, answer, media));
    }

    private void agree(int number, SessionDescription answer, MediaDescription media) {
        call.agreed(number, from, offer, offer.media().get(number));
        call.agreed(number, from.other(), answer, media);
    }

    private static Optional<SrtpKey> key(Optional<CryptoAttribute> attribute) {
        return attribute.map(CryptoAttribute::key);
    }
}
