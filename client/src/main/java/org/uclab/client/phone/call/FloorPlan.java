package org.uclab.client.phone.call;

import java.util.Optional;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.bfcp.FloorTerms;
import org.uclab.protocol.sdp.Attribute;
import org.uclab.protocol.sdp.Connection;
import org.uclab.protocol.sdp.MediaDescription;
import org.uclab.protocol.sdp.SessionDescription;

/**
 * What two sides have agreed on for the floor of the screen (RFC 8856).
 *
 * @param remote   where the other side takes BFCP
 * @param granting what the other side names itself with when it asks this one
 * @param asking   what this side names itself with when it asks the other
 */
public record FloorPlan(Endpoint remote, FloorTerms granting, FloorTerms asking) {

    private static final String KIND = "application";
    private static final String PROTOCOL = "UDP/BFCP";

    /** ASSUMED(P212429): the floor and the label of the slides in the captured offer. */
    private static final int FLOOR = 2;

    private static final String FLOOR_ID = "2 mstrm:12";

    /** ASSUMED(P212429): the user in the captured offer. */
    private static final int USER = 3;

    private static final int NUMBER_MAX = 0xffff;

    /** The line of a description that offers floor control both ways. */
    static MediaDescription offered(Endpoint at, int conference) {
        MediaDescription plain = new MediaDescription(
                KIND,
                at.port(),
                1,
                PROTOCOL,
                java.util.List.of("*"),
                Optional.empty(),
                java.util.List.of(),
                java.util.List.of());
        return plain.adding(new Attribute("floorctrl", "c-s"))
                .adding(new Attribute("confid", String.valueOf(conference)))
                .adding(new Attribute("floorid", FLOOR_ID))
                .adding(new Attribute("userid", String.valueOf(USER)))
                .adding(new Attribute("setup", "actpass"))
                .adding(new Attribute("connection", "new"));
    }

    /** Whether a line is about floors. */
    static boolean is(MediaDescription media) {
        return media.kind().equals(KIND) && media.protocol().equals(PROTOCOL) && !media.off();
    }

    /** What follows from both descriptions; none where one of them has no floor. */
    static Optional<FloorPlan> of(SessionDescription local, SessionDescription remote) {
        for (int i = 0; i < Math.min(local.media().size(), remote.media().size()); i++) {
            MediaDescription here = local.media().get(i);
            MediaDescription there = remote.media().get(i);
            Optional<Connection> at = remote.connectionOf(there);
            Optional<FloorTerms> granting = terms(here);
            Optional<FloorTerms> asking = terms(there);
            if (is(here) && is(there) && at.isPresent() && granting.isPresent() && asking.isPresent()) {
                return Optional.of(
                        new FloorPlan(new Endpoint(at.get().address(), there.port()), granting.get(), asking.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<FloorTerms> terms(MediaDescription media) {
        Optional<Integer> conference = number(media, "confid");
        Optional<Integer> user = number(media, "userid");
        Optional<Integer> floor = number(media, "floorid");
        return conference.flatMap(confid -> user.map(userid -> new FloorTerms(confid, userid, floor.orElse(FLOOR))));
    }

    private static Optional<Integer> number(MediaDescription media, String name) {
        return media.attribute(name)
                .map(value -> value.strip().split("\\s", 2)[0])
                .filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(number -> number <= NUMBER_MAX);
    }
}
