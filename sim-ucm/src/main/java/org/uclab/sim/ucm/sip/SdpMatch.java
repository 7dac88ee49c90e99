package org.uclab.sim.ucm.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.uclab.protocol.sdp.Attribute;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.sim.ucm.cluster.CallSettings;
import org.uclab.sim.ucm.cluster.Release;

/**
 * What two parties who have both offered can do together: each offer is answered with the other party's address. Of audio one
 * codec is left, the first of the one party that the other has and the region and the release allow, and named events
 * (REC). Media that only one of them has are refused.
 */
final class SdpMatch {

    private static final String EVENT = "telephone-event";

    /** The answers to both; as many media as were offered. */
    record Matched(List<MediaDescription> forOne, List<MediaDescription> forOther) {

        /** Whether anything is left. */
        boolean any() {
            return forOne.stream().anyMatch(media -> !media.off());
        }
    }

    private final CallSettings.Region region;
    private final Release release;
    private final boolean share;

    /**
     * @param share whether desktops may be shared
     */
    SdpMatch(CallSettings.Region region, Release release, boolean share) {
        this.region = region;
        this.release = release;
        this.share = share;
    }

    Matched of(SessionDescription one, SessionDescription other) {
        List<MediaDescription> forOne = new ArrayList<>();
        MediaDescription[] forOther =
                other.media().stream().map(MediaDescription::refused).toArray(MediaDescription[]::new);
        boolean[] used = new boolean[forOther.length];
        for (MediaDescription offered : one.media()) {
            int found = counterpart(offered, other.media(), used);
            if (found < 0) {
                forOne.add(offered.refused());
                continue;
            }
            MediaDescription theirs = other.media().get(found);
            Optional<Pair> pair = pair(one, offered, other, theirs);
            forOne.add(pair.map(Pair::forOne).orElse(offered.refused()));
            used[found] = true;
            pair.ifPresent(both -> forOther[found] = both.forOther());
        }
        return new Matched(forOne, List.of(forOther));
    }

    private int counterpart(MediaDescription offered, List<MediaDescription> others, boolean[] used) {
        for (int i = 0; i < others.size(); i++) {
            MediaDescription candidate = others.get(i);
            boolean fits = !used[i]
                    && !offered.off()
                    && !candidate.off()
                    && candidate.kind().equals(offered.kind())
                    && rtp(candidate) == rtp(offered)
                    && (rtp(offered) || candidate.protocol().equals(offered.protocol()))
                    && content(candidate).equals(content(offered));
            if (fits) {
                return i;
            }
        }
        return -1;
    }

    private static boolean rtp(MediaDescription media) {
        return media.protocol().startsWith("RTP/");
    }

    private static String content(MediaDescription media) {
        return media.kind().equals("video") ? media.attribute("content").orElse("main") : "";
    }

    private record Pair(MediaDescription forOne, MediaDescription forOther) {}

    private Optional<Pair> pair(
            SessionDescription one, MediaDescription ours, SessionDescription other, MediaDescription theirs) {
        if (!allowed(ours)) {
            return Optional.empty();
        }
        Direction forOne = other.directionOf(theirs).answering(one.directionOf(ours));
        Direction forOther = one.directionOf(ours).answering(other.directionOf(theirs));
        if (!rtp(ours)) {
            return Optional.of(new Pair(
                    at(theirs, other, theirs.formats(), plain(theirs)), at(ours, one, ours.formats(), plain(ours))));
        }
        Optional<Protection> protection = Protection.of(ours, theirs);
        if (protection.isEmpty()) {
            return Optional.empty();
        }
        List<Codec[]> common = common(ours, theirs);
        if (common.isEmpty()) {
            return Optional.empty();
        }
        List<Codec> first =
                common.stream().map(both -> both[0].with(both[1].parameters())).toList();
        List<Codec> second =
                common.stream().map(both -> both[1].with(both[0].parameters())).toList();
        return Optional.of(new Pair(
                stream(
                        theirs,
                        other,
                        first,
                        forOne,
                        protection.get().protocol(),
                        protection.get().forOne()),
                stream(
                        ours,
                        one,
                        second,
                        forOther,
                        protection.get().protocol(),
                        protection.get().forOther())));
    }

    private boolean allowed(MediaDescription media) {
        return switch (media.kind()) {
            case "video" -> region.videoKbps() > 0 && (share || !content(media).equals("slides"));
            case "application" -> share || !media.protocol().contains("BFCP");
            default -> true;
        };
    }

    /** Codecs of both, with the number of each; of audio the first that carries sound, and events. */
    private List<Codec[]> common(MediaDescription ours, MediaDescription theirs) {
        boolean audio = ours.kind().equals("audio");
        List<Codec[]> common = new ArrayList<>();
        boolean carries = false;
        for (Codec codec : ours.codecs()) {
            Optional<Codec> counterpart = theirs.codecs().stream()
                    .filter(candidate -> candidate.same(codec) && sameMode(candidate, codec))
                    .findFirst();
            boolean event = codec.name().equalsIgnoreCase(EVENT);
            if (counterpart.isPresent() && (event || allowed(codec, audio)) && (event || !audio || !carries)) {
                common.add(new Codec[] {codec, counterpart.get()});
                carries |= !event;
            }
        }
        return carries ? common : List.of();
    }

    /** Rate of G.722.1, packetization of H.264. */
    private static boolean sameMode(Codec one, Codec other) {
        return switch (one.name().toUpperCase(Locale.ROOT)) {
            case "G7221" -> parameter(one, "bitrate").equals(parameter(other, "bitrate"));
            case "H264" -> parameter(one, "packetization-mode").equals(parameter(other, "packetization-mode"));
            default -> true;
        };
    }

    private static String parameter(Codec codec, String name) {
        for (String parameter : codec.parameters().split(";")) {
            String[] parts = parameter.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equalsIgnoreCase(name)) {
                return parts[1];
            }
        }
        return name.equals("packetization-mode") ? "0" : "";
    }

    private boolean allowed(Codec codec, boolean audio) {
        if (!audio) {
            return true;
        }
        return switch (codec.name().toUpperCase(Locale.ROOT)) {
            case "PCMU", "PCMA", "G722" -> region.audioKbps() >= 64;
            // S4: with 8.6(1) and later
            case "G7221" ->
                release.atLeast(8, 6, 1)
                        && parameter(codec, "bitrate").matches("[0-9]{1,6}")
                        && Integer.parseInt(parameter(codec, "bitrate")) <= region.audioKbps() * 1000;
            // ASSUMED(release notes): Opus with 11.0 and later.
            case "OPUS" -> release.atLeast(11, 0);
            case "G729" -> true;
            default -> false;
        };
    }

    private MediaDescription stream(
            MediaDescription from,
            SessionDescription session,
            List<Codec> codecs,
            Direction direction,
            String protocol,
            Optional<Attribute> key) {
        MediaDescription described = MediaDescription.rtp(from.kind(), from.port(), codecs, direction);
        List<Attribute> attributes = new ArrayList<>(described.attributes());
        attributes.addAll(plain(from));
        key.ifPresent(attributes::add);
        return new MediaDescription(
                from.kind(),
                from.port(),
                1,
                protocol,
                described.formats(),
                session.connectionOf(from),
                bandwidth(from),
                attributes);
    }

    private List<String> bandwidth(MediaDescription media) {
        if (media.kind().equals("audio")) {
            return List.of("TIAS:" + Math.min(64, region.audioKbps()) * 1000);
        }
        long most = region.videoKbps() * 1000L;
        long said = media.bandwidths().stream()
                .filter(line -> line.matches("TIAS:[0-9]{1,12}"))
                .mapToLong(line -> Long.parseLong(line.substring("TIAS:".length())))
                .findFirst()
                .orElse(most);
        return List.of("TIAS:" + Math.min(most, said));
    }

    private static MediaDescription at(
            MediaDescription media, SessionDescription session, List<String> formats, List<Attribute> attributes) {
        return new MediaDescription(
                media.kind(),
                media.port(),
                1,
                media.protocol(),
                formats,
                session.connectionOf(media),
                List.of(),
                attributes);
    }

    /** What is said of a stream besides its codecs, its direction and its keys. */
    private static List<Attribute> plain(MediaDescription media) {
        return media.attributes().stream()
                .filter(attribute -> !attribute.name().equals("rtpmap")
                        && !attribute.name().equals("fmtp")
                        && !attribute.name().equals("crypto")
                        && !attribute.name().startsWith("X-cisco")
                        && !attribute.name().startsWith("cisco-")
                        && !List.of("sendrecv", "sendonly", "recvonly", "inactive")
                                .contains(attribute.name()))
                .toList();
    }

    /** An offer to be handed on: without the codecs that are not allowed. */
    List<MediaDescription> limited(SessionDescription offer) {
        List<MediaDescription> media = new ArrayList<>();
        for (MediaDescription offered : offer.media()) {
            boolean audio = offered.kind().equals("audio");
            List<Codec> codecs = offered.codecs().stream()
                    .filter(codec -> codec.name().equalsIgnoreCase(EVENT) || allowed(codec, audio))
                    .toList();
            if (offered.off() || !allowed(offered) || (rtp(offered) && codecs.isEmpty())) {
                media.add(offered.refused());
            } else if (!rtp(offered)) {
                media.add(at(offered, offer, offered.formats(), plain(offered)));
            } else {
                MediaDescription stream = stream(
                        offered, offer, codecs, offer.directionOf(offered), offered.protocol(), Optional.empty());
                List<Attribute> attributes = new ArrayList<>(stream.attributes());
                offered.attributes().stream()
                        .filter(attribute -> attribute.name().equals("crypto"))
                        .forEach(attributes::add);
                media.add(new MediaDescription(
                        stream.kind(),
                        stream.port(),
                        1,
                        stream.protocol(),
                        stream.formats(),
                        stream.connection(),
                        stream.bandwidths(),
                        attributes));
            }
        }
        return media;
    }

    /** An answer to be handed on, with where its media go in each of them. */
    static List<MediaDescription> answering(SessionDescription offer, SessionDescription answer) {
        List<MediaDescription> media = new ArrayList<>();
        for (int i = 0; i < offer.media().size(); i++) {
            MediaDescription answered = i < answer.media().size()
                    ? answer.media().get(i)
                    : offer.media().get(i).refused();
            media.add(
                    answered.off()
                            ? answered
                            : answer.connectionOf(answered).map(answered::at).orElse(answered));
        }
        return media;
    }
}
