package org.uclab.protocol.bfcp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One side of a call between two, which both may ask and grant ({@code floorctrl:c-s}, RFC 8856 §5.1): what this side wants of the
 * other, and whether the other has the floor from this one.
 *
 * <pre>
 * FREE      ask → FloorRequest, ASKING
 * ASKING    Granted → GRANTED      Denied, Error, no answer → FREE      Pending, Accepted → ASKING, for a while; then LEAVING
 * GRANTED   release → FloorRelease, LEAVING                              Revoked → FREE
 * LEAVING   any answer, or none → FREE
 * </pre>
 *
 * <p>What begins a transaction is sent again until it is answered (RFC 8855 §8.3.1). ASSUMED(no public source): who has the floor
 * keeps it, and whoever else asks is denied, not queued.
 */
public final class FloorControl {

    /** RFC 8855 §8.3.1: T1. */
    static final Duration T1 = Duration.ofMillis(500);

    /** RFC 8855 §8.3.1: how often a message is sent again, each time after twice the time. */
    static final int RETRIES_MAX = 3;

    /** How long this side waits in the queue of another. ASSUMED(choice): a user waits no longer for a button. */
    static final Duration QUEUE_MAX = Duration.ofSeconds(5);

    private static final int TRANSACTIONS = 0xffff;
    private static final int STATUS_SHIFT = 8;

    /** What this side knows, RFC 8855 §5.3.12: the primitives of its table, and the attributes that it reads. */
    private static final Attribute PRIMITIVES = Attribute.octets(
            Attribute.SUPPORTED_PRIMITIVES,
            Stream.of(
                            Primitive.FLOOR_REQUEST,
                            Primitive.FLOOR_RELEASE,
                            Primitive.FLOOR_REQUEST_STATUS,
                            Primitive.HELLO,
                            Primitive.HELLO_ACK,
                            Primitive.ERROR,
                            Primitive.FLOOR_REQUEST_STATUS_ACK,
                            Primitive.GOODBYE,
                            Primitive.GOODBYE_ACK)
                    .mapToInt(Primitive::number)
                    .toArray());

    private static final Attribute ATTRIBUTES = Attribute.octets(
            Attribute.SUPPORTED_ATTRIBUTES,
            Stream.of(
                            Attribute.FLOOR_ID,
                            Attribute.FLOOR_REQUEST_ID,
                            Attribute.REQUEST_STATUS,
                            Attribute.ERROR_CODE,
                            Attribute.SUPPORTED_ATTRIBUTES,
                            Attribute.SUPPORTED_PRIMITIVES,
                            Attribute.FLOOR_REQUEST_INFORMATION,
                            Attribute.FLOOR_REQUEST_STATUS,
                            Attribute.OVERALL_REQUEST_STATUS)
                    .mapToInt(type -> type << 1)
                    .toArray());

    /** How this side's own wish stands. */
    public enum State {
        FREE,
        ASKING,
        GRANTED,
        LEAVING
    }

    /** Why this side does not have the floor. */
    public enum Without {
        /** It has not asked, or has given it back. */
        NOT_ASKED,
        /** Somebody else has it, or it is not for this side. */
        DENIED,
        /** It was taken away. */
        REVOKED,
        /** Nobody has answered. */
        NO_ANSWER
    }

    /** A message of this side that waits for its answer. */
    private static final class Waiting {

        private final BfcpMessage message;
        private int tries;
        private Instant again;

        Waiting(BfcpMessage message, Instant now) {
            this.message = message;
            this.again = now.plus(T1);
        }

        boolean due(Instant now) {
            return !again.isAfter(now);
        }

        /** Sends it again; none where it was sent often enough. */
        Optional<BfcpMessage> next(Instant now) {
            if (tries == RETRIES_MAX) {
                return Optional.empty();
            }
            tries++;
            again = now.plus(T1.multipliedBy(1L << tries));
            return Optional.of(message);
        }

        boolean answeredBy(BfcpMessage answer) {
            return message.transaction() == answer.transaction()
                    && message.conference() == answer.conference()
                    && message.user() == answer.user();
        }
    }

    private final FloorTerms granting;
    private final Optional<FloorTerms> asking;
    private State state = State.FREE;
    private Without without = Without.NOT_ASKED;
    private Optional<Waiting> open = Optional.empty();
    private Optional<Waiting> news = Optional.empty();
    private Optional<Instant> queuedUntil = Optional.empty();
    private int lastTransaction;
    private int request;
    private int granted;
    private boolean otherHas;

    /**
     * @param granting what the other side names itself with here
     * @param asking   what this side names itself with there; none where the other side grants nothing
     */
    public FloorControl(FloorTerms granting, Optional<FloorTerms> asking) {
        this.granting = granting;
        this.asking = asking;
    }

    public State state() {
        return state;
    }

    /** Why this side does not have the floor, as far as is known by now. */
    public Without without() {
        return without;
    }

    /** Whether the other side has the floor from this one. */
    public boolean otherHas() {
        return otherHas;
    }

    /** Whether a message is of this call: of the conference of who grants what it is about. */
    public boolean isOf(BfcpMessage message) {
        boolean toGranting = message.conference() == granting.conference();
        boolean toAsking = asking.filter(there -> there.conference() == message.conference())
                .isPresent();
        return switch (message.primitive()) {
            case FLOOR_REQUEST_STATUS -> toAsking;
            case FLOOR_REQUEST_STATUS_ACK -> toGranting;
            default -> message.response() ? toAsking : toGranting;
        };
    }

    /** Asks whether anybody is there; nothing where the other side grants nothing, or has been asked something. */
    public List<BfcpMessage> hello(Instant now) {
        return asking.isEmpty() || open.isPresent()
                ? List.of()
                : sends(BfcpMessage.of(Primitive.HELLO, asking.get(), next()), now);
    }

    /** Asks for the floor; nothing where it was asked for already, or the other side grants nothing. */
    public List<BfcpMessage> ask(Instant now) {
        if (state != State.FREE || asking.isEmpty()) {
            without = asking.isEmpty() ? Without.DENIED : without;
            return List.of();
        }
        state = State.ASKING;
        without = Without.NOT_ASKED;
        request = 0;
        FloorTerms there = asking.get();
        Attribute floor = Attribute.number(Attribute.FLOOR_ID, there.floor());
        return sends(BfcpMessage.of(Primitive.FLOOR_REQUEST, there, next(), floor), now);
    }

    /** Gives it back; nothing where there is nothing to give. */
    public List<BfcpMessage> release(Instant now) {
        if (state != State.GRANTED) {
            return List.of();
        }
        without = Without.NOT_ASKED;
        return leaves(now);
    }

    private List<BfcpMessage> leaves(Instant now) {
        state = State.LEAVING;
        queuedUntil = Optional.empty();
        Attribute which = Attribute.number(Attribute.FLOOR_REQUEST_ID, request);
        return sends(BfcpMessage.of(Primitive.FLOOR_RELEASE, asking.orElseThrow(), next(), which), now);
    }

    /** Takes the floor from the other side; nothing where it has none (RFC 8855 §13.1.2: Revoked). */
    public List<BfcpMessage> revoke(Instant now) {
        if (!otherHas) {
            return List.of();
        }
        otherHas = false;
        Waiting told = new Waiting(
                BfcpMessage.of(Primitive.FLOOR_REQUEST_STATUS, granting, next(), standing(RequestStatus.REVOKED)), now);
        news = Optional.of(told);
        return List.of(told.message);
    }

    private int next() {
        lastTransaction = lastTransaction % TRANSACTIONS + 1;
        return lastTransaction;
    }

    private List<BfcpMessage> sends(BfcpMessage message, Instant now) {
        open = Optional.of(new Waiting(message, now));
        return List.of(message);
    }

    /** When something is to be sent again; none where nothing is. */
    public Optional<Instant> wakeAt() {
        return Stream.concat(
                        Stream.of(open, news).flatMap(Optional::stream).map(waiting -> waiting.again),
                        queuedUntil.stream())
                .min(Comparator.naturalOrder());
    }

    public List<BfcpMessage> wake(Instant now) {
        List<BfcpMessage> again = new ArrayList<>();
        if (open.filter(waiting -> waiting.due(now)).isPresent()) {
            open.get().next(now).ifPresentOrElse(again::add, this::unanswered);
        }
        if (news.filter(waiting -> waiting.due(now)).isPresent()) {
            news.get().next(now).ifPresentOrElse(again::add, () -> news = Optional.empty());
        }
        if (queuedUntil.filter(until -> !until.isAfter(now)).isPresent()) {
            without = Without.DENIED;
            again.addAll(leaves(now));
        }
        return again;
    }

    private void unanswered() {
        boolean greeted = open.filter(waiting -> waiting.message.primitive() == Primitive.HELLO)
                .isPresent();
        open = Optional.empty();
        if (!greeted) {
            free(state == State.ASKING ? Without.NO_ANSWER : without);
        }
    }

    private void free(Without why) {
        state = State.FREE;
        without = why;
        open = Optional.empty();
        queuedUntil = Optional.empty();
    }

    /** Takes a message of the other side; what is to be sent. */
    public List<BfcpMessage> heard(BfcpMessage message, Instant now) {
        if (!message.response()) {
            return List.of(asked(message, now));
        }
        if (news.filter(waiting -> waiting.answeredBy(message)).isPresent()
                && message.primitive() == Primitive.FLOOR_REQUEST_STATUS_ACK) {
            news = Optional.empty();
        } else if (open.filter(waiting -> waiting.answeredBy(message)).isPresent()) {
            boolean greeted = open.orElseThrow().message.primitive() == Primitive.HELLO;
            open = Optional.empty();
            if (!greeted) {
                stands(message, now);
            }
        }
        return List.of();
    }

    /** What the other side says of this side's request. */
    private void stands(BfcpMessage message, Instant now) {
        request = message.request().orElse(request);
        RequestStatus status = message.primitive() == Primitive.ERROR
                ? RequestStatus.DENIED
                : message.status().orElse(RequestStatus.DENIED);
        if (state == State.LEAVING) {
            free(without);
            return;
        }
        switch (status) {
            case GRANTED -> {
                state = State.GRANTED;
                queuedUntil = Optional.empty();
            }
            case PENDING, ACCEPTED -> // what comes of it is told by a message of its own
                queuedUntil = Optional.of(queuedUntil.orElse(now.plus(QUEUE_MAX)));
            case DENIED, CANCELLED, RELEASED -> free(Without.DENIED);
            case REVOKED -> free(Without.REVOKED);
        }
    }

    private BfcpMessage asked(BfcpMessage message, Instant now) {
        if (message.strange()) {
            return message.error(ErrorCode.UNKNOWN_ATTRIBUTE);
        }
        if (message.primitive() == Primitive.FLOOR_REQUEST_STATUS) {
            return told(message, now);
        }
        if (message.conference() != granting.conference()) {
            return message.error(ErrorCode.NO_CONFERENCE);
        }
        if (message.user() != granting.user()) {
            return message.error(ErrorCode.NO_USER);
        }
        return switch (message.primitive()) {
            case FLOOR_REQUEST -> requested(message);
            case FLOOR_RELEASE -> released(message);
            case HELLO -> message.answer(Primitive.HELLO_ACK, PRIMITIVES, ATTRIBUTES);
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
                    GOODBYE_ACK -> message.error(ErrorCode.UNKNOWN_PRIMITIVE);
        };
    }

    /** News of a request of this side. */
    private BfcpMessage told(BfcpMessage message, Instant now) {
        if (asking.filter(there -> there.conference() == message.conference()).isEmpty()) {
            return message.error(ErrorCode.NO_CONFERENCE);
        }
        boolean ours = message.request().equals(Optional.of(request));
        if (ours && (state == State.ASKING || state == State.GRANTED)) {
            stands(message, now);
        }
        return message.answer(Primitive.FLOOR_REQUEST_STATUS_ACK);
    }

    private BfcpMessage requested(BfcpMessage message) {
        if (!message.floors().equals(List.of(granting.floor()))) {
            return message.error(ErrorCode.NO_FLOOR);
        }
        boolean free = state == State.FREE || state == State.LEAVING;
        if (!otherHas) {
            granted = granted % TRANSACTIONS + 1;
        }
        otherHas = free;
        return message.answer(
                Primitive.FLOOR_REQUEST_STATUS, standing(free ? RequestStatus.GRANTED : RequestStatus.DENIED));
    }

    private BfcpMessage released(BfcpMessage message) {
        if (!message.request().equals(Optional.of(granted))) {
            return message.error(ErrorCode.NO_REQUEST);
        }
        otherHas = false;
        return message.answer(Primitive.FLOOR_REQUEST_STATUS, standing(RequestStatus.RELEASED));
    }

    /** How the last request of the other side stands. */
    private Attribute standing(RequestStatus now) {
        Attribute status = Attribute.number(Attribute.REQUEST_STATUS, now.number() << STATUS_SHIFT);
        return Attribute.group(
                Attribute.FLOOR_REQUEST_INFORMATION,
                granted,
                Attribute.group(Attribute.OVERALL_REQUEST_STATUS, granted, status),
                Attribute.group(Attribute.FLOOR_REQUEST_STATUS, granting.floor()));
    }
}
