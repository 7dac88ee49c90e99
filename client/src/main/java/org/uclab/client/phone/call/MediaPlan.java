package org.uclab.client.phone.call;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sdp.Codec;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.Direction;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;
import org.uclab.shell.bfcp.FloorPlan;
import org.uclab.shell.rtp.LegKeys;

/**
 * What two sides have agreed on for the media of a call.
 *
 * @param remote where it goes
 * @param codec  with the number that the other side wants
 * @param events payload type of named events (RFC 4733); none where they are not agreed on
 * @param sends  whether this side sends
 * @param hears  whether this side listens
 * @param videos streams of pictures beside it
 * @param keys   by which it is protected; none where it goes in clear
 * @param floor  of the screen; none where nothing is shared in the call
 */
public record MediaPlan(
        Endpoint remote,
        Codec codec,
        OptionalInt events,
        boolean sends,
        boolean hears,
        List<VideoPlan> videos,
        Optional<LegKeys> keys,
        Optional<FloorPlan> floor) {

    private static final String EVENT = "telephone-event";

    /** What follows from both descriptions; none where there is no sound that both can. */
    static Optional<MediaPlan> of(SessionDescription local, SessionDescription remote) {
        Optional<MediaDescription> here = local.first("audio");
        Optional<MediaDescription> there = remote.first("audio");
        Optional<Connection> at = there.flatMap(remote::connectionOf);
        if (here.isEmpty() || at.isEmpty() || !at.get().address().matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return Optional.empty();
        }
        Direction ours = local.directionOf(here.get());
        Direction theirs = remote.directionOf(there.get());
        Endpoint to = new Endpoint(at.get().address(), there.get().port());
        return there.get().codecs().stream()
                .filter(codec -> !codec.name().equalsIgnoreCase(EVENT)
                        && here.get().codecs().stream().anyMatch(codec::same))
                .findFirst()
                .map(codec -> new MediaPlan(
                        to,
                        codec,
                        events(here.get(), there.get()),
                        ours.sends() && theirs.receives() && !at.get().hold(),
                        ours.receives() && theirs.sends(),
                        videos(local, remote),
                        Protection.keys(here.get(), there.get()),
                        FloorPlan.of(local, remote)));
    }

    private static List<VideoPlan> videos(SessionDescription local, SessionDescription remote) {
        return IntStream.range(0, Math.min(local.media().size(), remote.media().size()))
                .boxed()
                .flatMap(i -> VideoPlan.of(
                        local, local.media().get(i), remote, remote.media().get(i))
                        .stream())
                .toList();
    }

    private static OptionalInt events(MediaDescription here, MediaDescription there) {
        boolean able = here.codecs().stream().anyMatch(codec -> codec.name().equalsIgnoreCase(EVENT));
        return able
                ? there.codecs().stream()
                        .filter(codec -> codec.name().equalsIgnoreCase(EVENT))
                        .mapToInt(Codec::payloadType)
                        .findFirst()
                : OptionalInt.empty();
    }
}
