package org.uclab.protocol.sip.dialog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.uclab.protocol.sip.CSeq;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipHeaders;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipUri;

/**
 * One end of a dialog, RFC 3261 §12.
 *
 * <pre>
 * EARLY      a 1xx with a tag has gone or come
 *   2xx      → CONFIRMED     300–699, BYE → ENDED
 * CONFIRMED
 *   BYE, 481 or 408 to a request of ours → ENDED
 * </pre>
 *
 * <p>It remembers both ends, both sequence numbers, the remote target and the route set, makes requests of them, and judges
 * those of the peer by their order. It belongs to one thread.
 */
public final class Dialog {

    /** Where it stands. */
    public enum State {
        EARLY,
        CONFIRMED,
        ENDED
    }

    private final DialogId id;
    private final NameAddress local;
    private final NameAddress remote;
    private List<NameAddress> routeSet;
    private String remoteTarget;
    private long localNumber;
    private Optional<Long> remoteNumber;
    private State state;

    private Dialog(DialogId id, NameAddress local, NameAddress remote, Start start) {
        this.id = id;
        this.local = local;
        this.remote = remote;
        this.routeSet = List.copyOf(start.routeSet());
        this.remoteTarget = start.remoteTarget();
        this.localNumber = start.localNumber();
        this.remoteNumber = start.remoteNumber();
        this.state = start.state();
    }

    private record Start(
            List<NameAddress> routeSet,
            String remoteTarget,
            long localNumber,
            Optional<Long> remoteNumber,
            State state) {}

    /**
     * The dialog that an answer of ours founds, RFC 3261 §12.1.1.
     *
     * @param localNumber what the first request of ours is to follow; 0 or more
     * @throws IllegalArgumentException when the answer founds none: it has no tag, or is a 100, or a refusal
     */
    public static Dialog ofServer(SipRequest request, SipResponse response, long localNumber) {
        founding(response);
        Start start = new Start(
                request.addresses(HeaderName.RECORD_ROUTE),
                contact(request.contacts(), request.from().uri()),
                localNumber,
                Optional.of(request.cseq().number()),
                response.success() ? State.CONFIRMED : State.EARLY);
        return new Dialog(DialogId.sent(response), response.to(), request.from(), start);
    }

    /**
     * The dialog that an answer to a request of ours founds, RFC 3261 §12.1.2. There may be several to one request.
     *
     * @throws IllegalArgumentException when the answer founds none
     */
    public static Dialog ofClient(SipRequest request, SipResponse response) {
        founding(response);
        Start start = new Start(
                reversed(response.addresses(HeaderName.RECORD_ROUTE)),
                contact(response.contacts(), request.uri()),
                response.cseq().number(),
                Optional.empty(),
                response.success() ? State.CONFIRMED : State.EARLY);
        return new Dialog(DialogId.of(response), request.from(), response.to(), start);
    }

    /** Whether an answer founds a dialog: a 2xx, or a provisional one but 100 that has a tag. */
    public static boolean founds(SipResponse response) {
        return response.status() > 100
                && response.status() < 300
                && !response.to().tag().isEmpty();
    }

    private static void founding(SipResponse response) {
        if (!founds(response)) {
            throw new IllegalArgumentException(response + " founds no dialog");
        }
    }

    private static String contact(List<NameAddress> contacts, String otherwise) {
        return contacts.isEmpty() ? otherwise : contacts.get(0).uri();
    }

    private static List<NameAddress> reversed(List<NameAddress> routes) {
        List<NameAddress> back = new ArrayList<>(routes);
        Collections.reverse(back);
        return back;
    }

    public DialogId id() {
        return id;
    }

    public State state() {
        return state;
    }

    /** Our end: what a From of ours says. */
    public NameAddress local() {
        return local;
    }

    /** The other end: what a To of ours says. */
    public NameAddress remote() {
        return remote;
    }

    /** Where the peer wants its requests, as a URI. */
    public String remoteTarget() {
        return remoteTarget;
    }

    /** The steps between, next one first. */
    public List<NameAddress> routeSet() {
        return routeSet;
    }

    /** Sequence number of our latest request. */
    public long localNumber() {
        return localNumber;
    }

    /** Where a request goes first: the next step, or the target. */
    public String nextHop() {
        return routeSet.isEmpty() ? remoteTarget : routeSet.get(0).uri();
    }

    /** A request in this dialog with the next number, RFC 3261 §12.2.1.1; whoever sends it puts its Via on it. */
    public SipRequest request(String method) {
        localNumber = localNumber == CSeq.NUMBER_MAX ? 1 : localNumber + 1;
        return made(method, localNumber);
    }

    /**
     * The ACK of a 2xx, RFC 3261 §13.2.2.4.
     *
     * @param number that of the INVITE
     */
    public SipRequest ack(long number) {
        return made(SipRequest.ACK, number);
    }

    private SipRequest made(String method, long number) {
        boolean strict = !routeSet.isEmpty()
                && routeSet.get(0).sipUri().map(uri -> !uri.loose()).orElse(false);
        List<NameAddress> routes = routeSet;
        String uri = remoteTarget;
        if (strict) {
            // RFC 3261 §12.2.1.1: the first step takes the place of the target, which goes last.
            uri = routeSet.get(0)
                    .sipUri()
                    .map(first -> new SipUri(
                                    first.secure(),
                                    first.user(),
                                    first.host(),
                                    first.port(),
                                    first.parameters().without("method"),
                                    "")
                            .toString())
                    .orElse(routeSet.get(0).uri());
            routes = new ArrayList<>(routeSet.subList(1, routeSet.size()));
            routes.add(NameAddress.of(remoteTarget));
        }
        SipHeaders headers = SipHeaders.none()
                .addingAll(HeaderName.ROUTE, routes)
                .adding(HeaderName.MAX_FORWARDS, String.valueOf(SipRequest.MAX_FORWARDS))
                .adding(HeaderName.FROM, local.toString())
                .adding(HeaderName.TO, remote.toString())
                .adding(HeaderName.CALL_ID, id.callId())
                .adding(HeaderName.CSEQ, new CSeq(number, method).toString());
        return SipRequest.of(method, uri).with(headers);
    }

    /**
     * Takes a request of the peer, RFC 3261 §12.2.2: it moves the remote target where it may, and ends the dialog where it
     * is a BYE.
     *
     * @return the answer to one that comes out of order; none where it is to be dealt with
     */
    public Optional<SipResponse> heard(SipRequest request) {
        long number = request.cseq().number();
        if (request.is(SipRequest.ACK)) {
            return Optional.empty(); // it has the number of its INVITE
        }
        if (remoteNumber.isPresent() && number <= remoteNumber.get()) {
            return Optional.of(request.response(500).with("Warning", "399 uclab \"CSeq out of order\""));
        }
        remoteNumber = Optional.of(number);
        if (refreshes(request.method())) {
            remoteTarget = contact(request.contacts(), remoteTarget);
        }
        if (request.is(SipRequest.BYE)) {
            state = State.ENDED;
        }
        return Optional.empty();
    }

    /** Takes an answer to a request of ours in this dialog. */
    public void heard(SipResponse response) {
        String method = response.cseq().method();
        // Whoever sent the request may have sent it again with a number of its own (RFC 3261 §22.2).
        localNumber = Math.max(localNumber, response.cseq().number());
        if (response.success() && state == State.EARLY && method.equals(SipRequest.INVITE)) {
            state = State.CONFIRMED;
            // RFC 3261 §13.2.2.4: the route set is computed anew from the 2xx.
            routeSet = List.copyOf(reversed(response.addresses(HeaderName.RECORD_ROUTE)));
        }
        if (response.status() < 300 && response.status() > 100 && refreshes(method)) {
            remoteTarget = contact(response.contacts(), remoteTarget);
        }
        boolean over = response.status() == 481 || response.status() == 408; // RFC 3261 §12.2.1.2
        boolean refused = state == State.EARLY && response.status() >= 300 && method.equals(SipRequest.INVITE);
        if (over || refused || (method.equals(SipRequest.BYE) && !response.provisional())) {
            state = State.ENDED;
        }
    }

    /** We have answered its INVITE with a 2xx. */
    public void confirmed() {
        if (state == State.EARLY) {
            state = State.CONFIRMED;
        }
    }

    /** It is over: a BYE or a refusal of ours has gone out, or its INVITE was never acknowledged. */
    public void ended() {
        state = State.ENDED;
    }

    /** RFC 3261 §12.2, RFC 3311 §5.1, RFC 6665 §4.4.1, RFC 3515 §2.4.1. */
    private static boolean refreshes(String method) {
        return switch (method) {
            case "INVITE", "UPDATE", "SUBSCRIBE", "NOTIFY", "REFER" -> true;
            default -> false;
        };
    }
}
