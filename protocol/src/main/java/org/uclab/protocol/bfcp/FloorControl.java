package org.uclab.protocol.bfcp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One side of a call between two, which both ask and grant ({@code floorctrl:c-s}, RFC 8856 §4): what this side wants of the other,
 * and whether the other has the floor from this one.
 *
 * <pre>
 * FREE      ask → FloorRequest, ASKING
 * ASKING    Granted → GRANTED      Denied, Error, no answer → FREE       release → FloorRelease, LEAVING
 * GRANTED   release → FloorRelease, LEAVING                              Revoked → FREE
 * LEAVING   any answer, or none → FREE
 * </pre>
 *
 * <p>Requests are sent again until they are answered (RFC 8855 §8.3.1). ASSUMED(no public source): who has the floor keeps it, and
 * whoever else asks is denied.
 */
public final class FloorControl {

    /** RFC 8855 §8.3.1: T1. */
    static final Duration T1 = Duration.ofMillis(500);

    /** RFC 8855 §8.3.1: how often a request is sent again, each time after twice the time. */
    static final int RETRIES_MAX = 3;

    private static final int TRANSACTIONS = 0xffff;
    private static final int STATUS_SHIFT = 8;

    /** RFC 8855 §5.2.6. */
    private static final int NO_SUCH_CONFERENCE = 1;

    private static final int NO_SUCH_USER = 2;
    private static final int UNKNOWN_PRIMITIVE = 3;
    private static final int UNKNOWN_ATTRIBUTE = 4;
    private static final int NO_SUCH_FLOOR = 6;
    private static final int NO_SUCH_REQUEST = 7;

    /** How this side's own wish stands. */
    public enum State {
        FREE,
        ASKING,
        GRANTED,
        LEAVING
    }

    private final FloorTerms granting;
    private final FloorTerms asking;
    private State state = State.FREE;
    private Optional<BfcpMessage> open = Optional.empty();
    private Optional<Instant> again = Optional.empty();
    private int tries;
    private int lastTransaction;
    private int request;
    private int granted;
    private boolean otherHas;

    /**
     * @param granting what the other side names itself with here
     * @param asking   what this side names itself with there
     */
    public FloorControl(FloorTerms granting, FloorTerms asking) {
        this.granting = granting;
        this.asking = asking;
    }

    public State state() {
        return state;
    }

    /** Whether the other side has the floor from this one. */
    public boolean otherHas() {
        return otherHas;
    }

    /** Asks for the floor; nothing where it was asked for already. */
    public List<BfcpMessage> ask(Instant now) {
        if (state != State.FREE) {
            return List.of();
        }
        state = State.ASKING;
        request = 0;
        return sends(
                BfcpMessage.of(
                        Primitive.FLOOR_REQUEST, asking, next(), Attribute.number(Attribute.FLOOR_ID, asking.floor())),
                now);
    }

    /** Gives it back; nothing where there is nothing to give. */
    public List<BfcpMessage> release(Instant now) {
        if (state != State.GRANTED) {
            return List.of();
        }
        state = State.LEAVING;
        return sends(
                BfcpMessage.of(
                        Primitive.FLOOR_RELEASE, asking, next(), Attribute.number(Attribute.FLOOR_REQUEST_ID, request)),
                now);
    }

    private int next() {
        lastTransaction = lastTransaction % TRANSACTIONS + 1;
        return lastTransaction;
    }

    private List<BfcpMessage> sends(BfcpMessage message, Instant now) {
        open = Optional.of(message);
        tries = 0;
        again = Optional.of(now.plus(T1));
        return List.of(message);
    }

    /** When something is to be sent again; none where nothing is. */
    public Optional<Instant> wakeAt() {
        return again;
    }

    public List<BfcpMessage> wake(Instant now) {
        if (again.filter(due -> !due.isAfter(now)).isEmpty()) {
            return List.of();
        }
        if (tries == RETRIES_MAX) {
            settled(State.FREE);
            return List.of();
        }
        tries++;
        again = Optional.of(now.plus(T1.multipliedBy(1L << tries)));
        return open.stream().toList();
    }

    private void settled(State now) {
        state = now;
        open = Optional.empty();
        again = Optional.empty();
    }

    /** Takes a message of the other side; what is to be sent. */
    public List<BfcpMessage> heard(BfcpMessage message) {
        if (!message.response()) {
            return List.of(asked(message));
        }
        if (open.filter(waits -> waits.transaction() == message.transaction()
                        && waits.conference() == message.conference()
                        && waits.user() == message.user())
                .isPresent()) {
            answered(message);
        }
        return List.of();
    }

    private void answered(BfcpMessage message) {
        request = message.request().orElse(request);
        RequestStatus status = message.primitive() == Primitive.ERROR
                ? RequestStatus.DENIED
                : message.status().orElse(RequestStatus.DENIED);
        if (state == State.LEAVING) {
            settled(State.FREE);
            return;
        }
        switch (status) {
            case GRANTED -> settled(State.GRANTED);
            case PENDING, ACCEPTED -> settled(State.ASKING); // what comes of it is told by a message of its own
            case DENIED, CANCELLED, RELEASED, REVOKED -> settled(State.FREE);
        }
    }

    private BfcpMessage asked(BfcpMessage message) {
        if (message.strange()) {
            return refused(message, UNKNOWN_ATTRIBUTE);
        }
        if (message.primitive() == Primitive.FLOOR_REQUEST_STATUS) {
            return told(message);
        }
        if (message.conference() != granting.conference()) {
            return refused(message, NO_SUCH_CONFERENCE);
        }
        if (message.user() != granting.user()) {
            return refused(message, NO_SUCH_USER);
        }
        return switch (message.primitive()) {
            case FLOOR_REQUEST -> requested(message);
            case FLOOR_RELEASE -> released(message);
            case HELLO -> message.answer(Primitive.HELLO_ACK);
            case GOODBYE -> {
                otherHas = false;
                yield message.answer(Primitive.GOODBYE_ACK);
            }
            case FLOOR_REQUEST_QUERY,
                    FLOOR_REQUEST_STATUS,
                    USER_QUERY,
                    USER_STATUS,
                    FLOOR_QUERY,
                    FLOOR_STATUS,
                    CHAIR_ACTION,
                    CHAIR_ACTION_ACK,
                    HELLO_ACK,
                    ERROR,
                    FLOOR_REQUEST_STATUS_ACK,
                    FLOOR_STATUS_ACK,
                    GOODBYE_ACK -> refused(message, UNKNOWN_PRIMITIVE);
        };
    }

    /** News of a request of this side. */
    private BfcpMessage told(BfcpMessage message) {
        boolean ours =
                message.conference() == asking.conference() && message.request().equals(Optional.of(request));
        if (ours && state != State.FREE) {
            answered(message);
        }
        return message.answer(Primitive.FLOOR_REQUEST_STATUS_ACK);
    }

    private BfcpMessage requested(BfcpMessage message) {
        if (!message.floors().equals(List.of(granting.floor()))) {
            return refused(message, NO_SUCH_FLOOR);
        }
        boolean free = state == State.FREE || state == State.LEAVING;
        if (!otherHas) {
            granted++;
        }
        otherHas = free;
        return status(message, free ? RequestStatus.GRANTED : RequestStatus.DENIED);
    }

    private BfcpMessage released(BfcpMessage message) {
        if (!message.request().equals(Optional.of(granted))) {
            return refused(message, NO_SUCH_REQUEST);
        }
        otherHas = false;
        return status(message, RequestStatus.RELEASED);
    }

    private BfcpMessage status(BfcpMessage message, RequestStatus now) {
        Attribute standing = Attribute.number(Attribute.REQUEST_STATUS, now.number() << STATUS_SHIFT);
        return message.answer(
                Primitive.FLOOR_REQUEST_STATUS,
                Attribute.group(
                        Attribute.FLOOR_REQUEST_INFORMATION,
                        granted,
                        Attribute.group(Attribute.OVERALL_REQUEST_STATUS, granted, standing),
                        Attribute.group(Attribute.FLOOR_REQUEST_STATUS, granting.floor())));
    }

    private static BfcpMessage refused(BfcpMessage message, int code) {
        return message.answer(Primitive.ERROR, new Attribute(Attribute.ERROR_CODE, true, new byte[] {(byte) code}));
    }
}
