package org.uclab.shell.bfcp;

import java.util.Optional;
import java.util.stream.IntStream;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.bfcp.FloorLine;
import org.uclab.protocol.bfcp.FloorTerms;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.SessionDescription;

/**
 * What two sides have agreed on for the floor of the screen (RFC 8856).
 *
 * @param remote   where the other side takes BFCP
 * @param granting what the other side names itself with when it asks this one
 * @param asking   what this side names itself with when it asks the other; none where the other grants nothing
 */
public record FloorPlan(Endpoint remote, FloorTerms granting, Optional<FloorTerms> asking) {

    /** What follows from both descriptions; none where one of them has no floor. */
    public static Optional<FloorPlan> of(SessionDescription local, SessionDescription remote) {
        return IntStream.range(0, Math.min(local.media().size(), remote.media().size()))
                .boxed()
                .flatMap(i -> of(
                        FloorLine.of(local.media().get(i)),
                        FloorLine.of(remote.media().get(i)),
                        remote.connectionOf(remote.media().get(i)))
                        .stream())
                .findFirst();
    }

    private static Optional<FloorPlan> of(
            Optional<FloorLine> here, Optional<FloorLine> there, Optional<Connection> at) {
        return here.flatMap(FloorLine::terms)
                .flatMap(granting -> there.flatMap(line -> at.map(connection -> new FloorPlan(
                        new Endpoint(connection.address(), line.port()),
                        granting,
                        here.filter(FloorLine::asks).flatMap(asks -> line.terms())))));
    }
}
