package org.uclab.sim.ucm.capf;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Core;
import org.uclab.lab.history.Outcome;
import org.uclab.protocol.capf.CapfCertificate;
import org.uclab.protocol.capf.CapfElement;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfProof;
import org.uclab.protocol.capf.CapfReason;
import org.uclab.protocol.capf.CapfTag;
import org.uclab.sim.ucm.cluster.CapfOrder;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.UcmDatabase;

/**
 * One session with one device. The server speaks first and asks, the device answers, and an order counts once: it is
 * settled when its certificate goes out, so that of two sessions for one order the later finds nothing pending.
 *
 * <pre>
 *   state      input                             next       said
 *   NEW        opened                            GREETED    auth-request
 *   GREETED    auth-response, INSTALL ordered    KEY        key-request
 *   GREETED    auth-response, DELETE ordered     DELETING   delete-request
 *   GREETED    auth-response, FETCH ordered      FETCHING   fetch-request
 *   GREETED    auth-response, not proven, or
 *              nothing ordered                   OVER       end-session 7
 *   GREETED    auth-response, no such device     OVER       end-session 9
 *   KEY        in-progress                       KEY        nothing; the device has longer
 *   KEY        key-response                      STORING    store-request
 *   STORING    store-response                    OVER       end-session 1
 *   DELETING   delete-response                   OVER       end-session 1
 *   FETCHING   fetch-response                    OVER       end-session 0
 *   any        anything else, nothing in time    OVER       end-session 7
 * </pre>
 *
 * ASSUMED(J4L): 7 is what the product said where a certificate was issued already; UCMNZ says it of a wrong string too, and
 * of a message that is out of turn.
 */
final class CapfSession implements Core<CapfInput, CapfAction> {

    /** Versions that devices are known to answer with (J4L: 2, UCMNZ: 3). */
    private static final int VERSION_MIN = 1;

    /** Longest name of a device that is looked up, in characters. */
    private static final int NAME_MAX_CHARS = 128;

    /** Most messages of one session. */
    static final int MESSAGES_MAX = 16;

    private enum State {
        NEW,
        GREETED,
        KEY,
        STORING,
        DELETING,
        FETCHING,
        OVER
    }

    /** Who signs. */
    interface Signer {

        /** A certificate of that device's key. */
        X509Certificate sign(PublicKey key, String device);

        /** Whether the certificate is one of ours. */
        boolean signed(X509Certificate certificate);
    }

    /**
     * How long a device has.
     *
     * @param answer lab time for an answer
     * @param key    lab time for a key once it said that it is being made
     */
    record Limits(Duration answer, Duration key) {}

    private final UcmDatabase database;
    private final Signer signer;
    private final Limits limits;
    private final int number;
    private State state = State.NEW;
    private String device = "";
    private Optional<CapfOrder> order = Optional.empty();
    private Instant due = Instant.MAX;
    private int heard;

    /**
     * @param number of the session
     */
    CapfSession(UcmDatabase database, Signer signer, Limits limits, int number) {
        this.database = database;
        this.signer = signer;
        this.limits = limits;
        this.number = number;
    }

    /** The device that the session is with; empty before it has said so. */
    String device() {
        return device;
    }

    boolean over() {
        return state == State.OVER;
    }

    @Override
    public List<CapfAction> on(CapfInput input, Instant now) {
        if (state == State.OVER) {
            return List.of();
        }
        due = now.plus(limits.answer());
        return switch (input.kind()) {
            case OPENED -> {
                state = State.GREETED;
                yield said(
                        CapfKind.AUTH_REQUEST,
                        List.of(
                                CapfElement.octet(CapfTag.VERSION, CapfMessage.VERSION),
                                CapfElement.octet(CapfTag.AUTH_TYPE, 0)));
            }
            case BROKEN -> refused(((CapfInput.Broken) input).why());
            case HEARD -> heard(((CapfInput.Heard) input).message(), now);
        };
    }

    @Override
    public Optional<Instant> wakeAt() {
        return state == State.OVER || due.equals(Instant.MAX) ? Optional.empty() : Optional.of(due);
    }

    @Override
    public List<CapfAction> wake(Instant now) {
        return state == State.OVER || now.isBefore(due) ? List.of() : refused("no answer in time");
    }

    /** What is said when a fault ends the session. */
    List<CapfAction> ended(int reason) {
        state = State.OVER;
        return List.of(new CapfAction.Say(CapfMessage.end(number, reason)), new CapfAction.Close());
    }

    private List<CapfAction> heard(CapfMessage message, Instant now) {
        heard++;
        if (heard > MESSAGES_MAX) {
            return refused("too many messages");
        }
        if (message.session() != number) {
            return refused("the number of another session");
        }
        if (state == State.KEY && message.kind() == CapfKind.IN_PROGRESS) {
            due = now.plus(limits.key());
            return List.of();
        }
        return switch (state) {
            case GREETED -> expected(CapfKind.AUTH_RESPONSE, message, this::authenticated);
            case KEY -> expected(CapfKind.KEY_RESPONSE, message, this::certified);
            case STORING ->
                expected(CapfKind.STORE_RESPONSE, message, stored -> end(CapfReason.DONE)); // issued, whatever it says
            case DELETING -> expected(CapfKind.DELETE_RESPONSE, message, this::deleted);
            case FETCHING -> expected(CapfKind.FETCH_RESPONSE, message, this::fetched);
            case NEW, OVER -> refused("spoken before it was asked");
        };
    }

    private interface Turn {
        List<CapfAction> on(CapfMessage message);
    }

    private List<CapfAction> expected(CapfKind kind, CapfMessage message, Turn turn) {
        return message.kind() == kind
                ? turn.on(message)
                : refused(message.kind().word() + " out of turn");
    }

    private List<CapfAction> authenticated(CapfMessage message) {
        device = message.text(CapfTag.DEVICE_NAME)
                .filter(name -> name.length() <= NAME_MAX_CHARS)
                .orElse("");
        int version = message.number(CapfTag.VERSION).orElse(0);
        if (version < VERSION_MIN || version > CapfMessage.VERSION) {
            return refused("version " + version);
        }
        Optional<ClusterState.Owned> owned = database.state().device(device);
        if (owned.isEmpty()) {
            List<CapfAction> end = new ArrayList<>(told("no such device"));
            end.addAll(ended(CapfReason.UNKNOWN_DEVICE));
            return end;
        }
        order = owned.get().device().security().order();
        if (order.isEmpty()) {
            return refused("nothing is pending");
        }
        if (!proven(message, order.get(), owned.get().device().security().lsc())) {
            return refused("it has not proven itself");
        }
        return switch (order.get().operation()) {
            case INSTALL -> {
                state = State.KEY;
                // ASSUMED(J4L): the capture, of an older release, names the size only; keys on curves came with 11.5.
                yield said(
                        CapfKind.KEY_REQUEST,
                        order.get().key().request(database.state().release().atLeast(11, 5)));
            }
            case DELETE -> {
                state = State.DELETING;
                yield said(CapfKind.DELETE_REQUEST, List.of());
            }
            case FETCH -> {
                state = State.FETCHING;
                yield said(CapfKind.FETCH_REQUEST, List.of());
            }
        };
    }

    private boolean proven(CapfMessage message, CapfOrder ordered, String lsc) {
        return switch (ordered.authentication()) {
            case NONE -> true;
            case STRING ->
                message.text(CapfTag.PASSWORD).filter(ordered.string()::equals).isPresent();
            // ASSUMED(UCMNZ): any certificate of the issuer would do there; here it has to be the one on record, if one
            // is.
            case CERTIFICATE ->
                CapfProof.proven(device, message)
                        .filter(signer::signed)
                        .filter(shown -> lsc.isEmpty() || lsc.equals(fingerprint(shown)))
                        .isPresent();
        };
    }

    private List<CapfAction> certified(CapfMessage message) {
        CapfOrder ordered = order.orElseThrow();
        Optional<PublicKey> key = message.value(CapfTag.PUBLIC_KEY).flatMap(ordered.key()::read);
        if (key.isEmpty()) {
            return refused("no key as it was asked for");
        }
        X509Certificate issued = signer.sign(key.get(), device);
        if (!database.settle(device, ordered, fingerprint(issued))) {
            return refused("nothing is pending any more");
        }
        state = State.STORING;
        List<CapfAction> actions = new ArrayList<>();
        actions.add(new CapfAction.Tell(
                device,
                CapfDecisions.ISSUED.of(),
                CapfDecisions.SERIAL.of(issued.getSerialNumber().toString(16))));
        try {
            actions.addAll(said(
                    CapfKind.STORE_REQUEST,
                    List.of(
                            CapfElement.octet(CapfTag.CERTIFICATE_TYPE, CapfCertificate.LOCAL),
                            CapfCertificate.element(issued))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("our own certificate cannot be encoded", impossible);
        }
        return actions;
    }

    private List<CapfAction> deleted(CapfMessage message) {
        if (message.number(CapfTag.REASON).orElse(CapfReason.REFUSED) != CapfReason.DONE) {
            return refused("it has not deleted its certificate");
        }
        return settled(CapfDecisions.DELETED.of(), "", CapfReason.DONE);
    }

    private List<CapfAction> fetched(CapfMessage message) {
        Optional<X509Certificate> shown = CapfCertificate.in(message);
        if (message.number(CapfTag.REASON).orElse(CapfReason.REFUSED) != CapfReason.DONE || shown.isEmpty()) {
            return refused("it showed no certificate");
        }
        return settled(CapfDecisions.READ.of(), fingerprint(shown.get()), CapfReason.NOTHING_TO_DO);
    }

    private List<CapfAction> settled(Outcome.Taken how, String lsc, int reason) {
        if (!database.settle(device, order.orElseThrow(), lsc)) {
            return refused("nothing is pending any more");
        }
        List<CapfAction> actions = new ArrayList<>();
        actions.add(new CapfAction.Tell(device, how, CapfDecisions.ORDERED.of()));
        actions.addAll(end(reason));
        return actions;
    }

    private List<CapfAction> end(int reason) {
        return ended(reason);
    }

    private List<CapfAction> refused(String why) {
        List<CapfAction> actions = new ArrayList<>(told(why));
        actions.addAll(ended(CapfReason.REFUSED));
        return actions;
    }

    /** Only who has named himself is worth a line of his own; the history has the rest as messages. */
    private List<CapfAction> told(String why) {
        return device.isEmpty()
                ? List.of()
                : List.of(new CapfAction.Tell(device, CapfDecisions.REFUSED.of(), CapfDecisions.WHY.of(why)));
    }

    private List<CapfAction> said(CapfKind kind, List<CapfElement> elements) {
        return List.of(new CapfAction.Say(new CapfMessage(kind, number, elements)));
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a certificate that was read cannot be written", impossible);
        }
    }
}
