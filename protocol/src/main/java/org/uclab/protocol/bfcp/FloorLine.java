package org.uclab.protocol.bfcp;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sdp.Attribute;
import org.uclab.protocol.sdp.MediaDescription;

/**
 * The line of a description that is about the floor of a screen, over datagrams (RFC 8856).
 *
 * @param port   where BFCP is taken
 * @param terms  what the other side names itself with when it asks this one; none where this side grants nothing
 * @param grants whether this side grants the floor ({@code floorctrl:s})
 * @param asks   whether this side asks for it ({@code floorctrl:c})
 */
public record FloorLine(int port, Optional<FloorTerms> terms, boolean grants, boolean asks) {

    /** ASSUMED(P212429): the floor in the captured offer, which is all that such a call has. */
    public static final int FLOOR = 2;

    /** ASSUMED(P212429): the label of the slides in the captured offer, by which the floor names them (RFC 4574). */
    public static final String SLIDES = "12";

    private static final String KIND = "application";
    private static final String PROTOCOL = "UDP/BFCP";
    private static final int NUMBER_MAX = 0xffff;
    private static final long CONFERENCE_MAX = 0xffff_ffffL;

    /** Whether a line is about a floor, and not refused. */
    public static boolean is(MediaDescription media) {
        return media.kind().equals(KIND) && media.protocol().equalsIgnoreCase(PROTOCOL) && !media.off();
    }

    /** What a line says; none where it is about no floor, or what it says cannot be used. */
    public static Optional<FloorLine> of(MediaDescription media) {
        String roles =
                media.attribute("floorctrl").map(String::strip).orElse("c"); // RFC 8856 §5.1: the role of who says none
        boolean grants = roles.equals("c-s") || roles.equals("s");
        Optional<FloorTerms> terms = grants ? terms(media) : Optional.empty();
        return is(media) && (terms.isPresent() || !grants)
                ? Optional.of(new FloorLine(media.port(), terms, grants, !roles.equals("s")))
                : Optional.empty();
    }

    private static Optional<FloorTerms> terms(MediaDescription media) {
        Optional<Long> conference = number(media, "confid", CONFERENCE_MAX);
        Optional<Long> user = number(media, "userid", NUMBER_MAX);
        Optional<Long> floor = number(media, "floorid", NUMBER_MAX);
        return conference.flatMap(confid -> user.flatMap(
                userid -> floor.map(floorid -> new FloorTerms(confid, userid.intValue(), floorid.intValue()))));
    }

    private static Optional<Long> number(MediaDescription media, String name, long most) {
        return media.attribute(name)
                .map(value -> value.strip().split("\\s", 2)[0])
                .filter(digits -> digits.matches("[0-9]{1,10}"))
                .map(Long::valueOf)
                .filter(number -> number <= most);
    }

    /** The line of an offer, as captured (P212429). */
    public MediaDescription offered() {
        return described("actpass");
    }

    /** The line of an answer to that offer; none where the roles of both do not fit (RFC 8856 §5.1). */
    public Optional<MediaDescription> answering(FloorLine offer) {
        FloorLine fitting = new FloorLine(port, terms, grants && offer.asks(), asks && offer.grants());
        return fitting.grants() || fitting.asks() ? Optional.of(fitting.described("active")) : Optional.empty();
    }

    private MediaDescription described(String setup) {
        MediaDescription plain = new MediaDescription(
                        KIND, port, 1, PROTOCOL, List.of("*"), Optional.empty(), List.of(), List.of())
                .adding(new Attribute("floorctrl", grants && asks ? "c-s" : grants ? "s" : "c"));
        MediaDescription named = grants
                ? terms.map(own -> plain.adding(new Attribute("confid", String.valueOf(own.conference())))
                                .adding(new Attribute("floorid", own.floor() + " mstrm:" + SLIDES))
                                .adding(new Attribute("userid", String.valueOf(own.user()))))
                        .orElseThrow()
                : plain;
        return named.adding(new Attribute("setup", setup)).adding(new Attribute("connection", "new"));
    }
}
