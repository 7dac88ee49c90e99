package org.uclab.protocol.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the answer to an offer of what somebody can do, RFC 3264 §6. */
public final class Answering {

    /**
     * What somebody can do with one kind of media.
     *
     * @param codecs    its encodings; the offerer's order decides
     * @param direction which way it wants media
     */
    public record Ability(String kind, int port, List<Codec> codecs, Direction direction) {

        public Ability {
            codecs = List.copyOf(codecs);
        }
    }

    /** An encoding that carries no media of its own and so is no answer alone. */
    private static final String TELEPHONE_EVENT = "telephone-event";

    private Answering() {}

    /**
     * The answer: each media of the offer in its place, taken once for each ability and refused otherwise.
     *
     * @param one whether of several common encodings that carry media only the first is answered with
     */
    public static SessionDescription answer(
            SessionDescription offer, Origin origin, String name, List<Ability> abilities, boolean one) {
        List<Ability> left = new ArrayList<>(abilities);
        List<MediaDescription> media = new ArrayList<>();
        for (MediaDescription offered : offer.media()) {
            Optional<Ability> able = left.stream()
                    .filter(ability -> ability.kind().equals(offered.kind()) && !offered.off())
                    .findFirst();
            List<Codec> common =
                    able.map(ability -> common(offered, ability, one)).orElse(List.of());
            if (common.isEmpty()) {
                media.add(offered.refused());
            } else {
                Ability used = able.orElseThrow();
                left.remove(used);
                Direction direction = used.direction().answering(offer.directionOf(offered));
                MediaDescription answer = MediaDescription.rtp(offered.kind(), used.port(), common, direction);
                media.add(new MediaDescription(
                        answer.kind(),
                        answer.port(),
                        1,
                        offered.protocol(),
                        answer.formats(),
                        Optional.empty(),
                        List.of(),
                        answer.attributes()));
            }
        }
        return SessionDescription.call(origin, name, media);
    }

    /** With the numbers of the offer (RFC 3264 §6.1), in its order. */
    private static List<Codec> common(MediaDescription offered, Ability ability, boolean one) {
        List<Codec> common = new ArrayList<>();
        boolean carries = false;
        for (Codec codec : offered.codecs()) {
            Optional<Codec> own = ability.codecs().stream().filter(codec::same).findFirst();
            boolean event = codec.name().equalsIgnoreCase(TELEPHONE_EVENT);
            if (own.isPresent() && (event || !one || !carries)) {
                common.add(own.get().numbered(codec.payloadType()));
                carries |= !event;
            }
        }
        return carries ? common : List.of();
    }
}
