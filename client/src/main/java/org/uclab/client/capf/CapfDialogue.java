package org.uclab.client.capf;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.lab.history.Phrase;
import org.uclab.protocol.capf.CapfCertificate;
import org.uclab.protocol.capf.CapfElement;
import org.uclab.protocol.capf.CapfKey;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfMessage;
import org.uclab.protocol.capf.CapfProof;
import org.uclab.protocol.capf.CapfReason;
import org.uclab.protocol.capf.CapfTag;

/**
 * The device's part of a session: it answers what the server asks, in whatever order, until the server ends it. Pure but
 * for the making of keys.
 *
 * <pre>
 *   heard            said                              kept
 *   auth-request     auth-response                     the number of the session
 *   key-request      key-response (or its refusal)     the key
 *   store-request    store-response                    the certificate, if it is of the key
 *   fetch-request    fetch-response
 *   delete-request   delete-response                   that there is no certificate any more
 *   end-session      nothing                           how it ended
 *   anything else    nothing                           that it makes no sense
 * </pre>
 */
final class CapfDialogue {

    /** Most messages of one session. */
    static final int MESSAGES_MAX = 16;

    /**
     * Who the device is.
     *
     * @param string  what the user was given; empty when nothing
     * @param present the certificate it has
     */
    record Identity(String device, String string, Optional<DeviceCertificate> present) {}

    private final Identity identity;
    private final String server;
    private Optional<Integer> session = Optional.empty();
    private Optional<KeyPair> keys = Optional.empty();
    private Optional<CapfOutcome> made = Optional.empty();
    private Optional<CapfOutcome> outcome = Optional.empty();
    private int heard;

    /**
     * @param server for reasons
     */
    CapfDialogue(Identity identity, String server) {
        this.identity = identity;
        this.server = server;
    }

    /** How it ended; empty while it goes on. */
    Optional<CapfOutcome> outcome() {
        return outcome;
    }

    /**
     * What to send before a key is made in answer to that message, because that takes its time; empty for another message.
     */
    Optional<CapfMessage> first(CapfMessage message) {
        return message.kind() == CapfKind.KEY_REQUEST && session.equals(Optional.of(message.session()))
                ? Optional.of(CapfMessage.of(CapfKind.IN_PROGRESS, message.session()))
                : Optional.empty();
    }

    /** The connection is of no more use. */
    void lost(Phrase why) {
        if (outcome.isEmpty()) {
            outcome = Optional.of(new CapfOutcome.None(why));
        }
    }

    /** The key that a request asks for; empty when it is none that a device can make. Takes up to many seconds. */
    static Optional<KeyPair> key(CapfMessage request) {
        return CapfKey.asked(request).map(CapfKey::generate);
    }

    /** What to answer to that message; a key that it asks for is made meanwhile. */
    Optional<CapfMessage> on(CapfMessage message) {
        return on(message, CapfDialogue::key);
    }

    /**
     * What to answer to that message.
     *
     * @param maker gives the key that it asks for, as {@link #key} does
     */
    Optional<CapfMessage> on(CapfMessage message, Function<CapfMessage, Optional<KeyPair>> maker) {
        heard++;
        boolean greeting = message.kind() == CapfKind.AUTH_REQUEST;
        boolean fits = greeting == session.isEmpty()
                && session.orElse(message.session()) == message.session()
                && heard <= MESSAGES_MAX;
        if (outcome.isPresent()) {
            return Optional.empty();
        }
        if (!fits) {
            return senseless(message);
        }
        return switch (message.kind()) {
            case AUTH_REQUEST -> Optional.of(introduced(message));
            case KEY_REQUEST -> Optional.of(keyed(message, maker.apply(message)));
            case STORE_REQUEST -> Optional.of(stored(message));
            case FETCH_REQUEST -> Optional.of(shown(message));
            case DELETE_REQUEST -> Optional.of(deleted(message));
            case END_SESSION -> {
                int reason = message.number(CapfTag.REASON).orElse(CapfReason.REFUSED);
                outcome = Optional.of(made.orElseGet(
                        () -> new CapfOutcome.None(CapfDecisions.ENDED.of(server, reason, words(reason)))));
                yield Optional.empty();
            }
            default -> senseless(message);
        };
    }

    private Optional<CapfMessage> senseless(CapfMessage message) {
        lost(CapfDecisions.UNUSABLE.of(server, message.kind().word() + " out of turn"));
        return Optional.empty();
    }

    private CapfMessage introduced(CapfMessage message) {
        session = Optional.of(message.session());
        List<CapfElement> elements = new ArrayList<>();
        elements.add(CapfElement.octet(CapfTag.REASON, CapfReason.DONE));
        elements.add(CapfElement.octet(CapfTag.VERSION, CapfMessage.VERSION));
        elements.add(CapfElement.text(CapfTag.DEVICE_NAME, identity.device()));
        elements.add(CapfElement.text(CapfTag.PASSWORD, identity.string()));
        identity.present().ifPresent(present -> {
            try {
                elements.addAll(
                        CapfProof.elements(identity.device(), present.chain().get(0), present.key()));
            } catch (GeneralSecurityException unusable) {
                // A key that cannot sign proves nothing; the server will say so.
            }
        });
        return new CapfMessage(CapfKind.AUTH_RESPONSE, message.session(), elements);
    }

    private CapfMessage keyed(CapfMessage message, Optional<KeyPair> pair) {
        keys = pair;
        CapfElement element = keys.map(mine ->
                        CapfElement.of(CapfTag.PUBLIC_KEY, mine.getPublic().getEncoded()))
                .orElseGet(() -> CapfElement.octet(CapfTag.REASON, CapfReason.REFUSED));
        return CapfMessage.of(CapfKind.KEY_RESPONSE, message.session(), element);
    }

    private CapfMessage stored(CapfMessage message) {
        Optional<X509Certificate> issued = CapfCertificate.in(message)
                .filter(certificate -> keys.isPresent()
                        && certificate.getPublicKey().equals(keys.get().getPublic()));
        made = Optional.of(issued.<CapfOutcome>map(certificate -> new CapfOutcome.Issued(
                        new DeviceCertificate(keys.orElseThrow().getPrivate(), List.of(certificate))))
                .orElseGet(() -> new CapfOutcome.None(CapfDecisions.NO_CERTIFICATE.of(server))));
        return answered(CapfKind.STORE_RESPONSE, message, issued.isPresent());
    }

    private CapfMessage shown(CapfMessage message) {
        if (identity.present().isEmpty()) {
            return answered(CapfKind.FETCH_RESPONSE, message, false);
        }
        try {
            CapfMessage answer = CapfMessage.of(
                    CapfKind.FETCH_RESPONSE,
                    message.session(),
                    CapfElement.octet(CapfTag.REASON, CapfReason.DONE),
                    CapfCertificate.element(identity.present().get().chain().get(0)));
            made = Optional.of(new CapfOutcome.Shown());
            return answer;
        } catch (GeneralSecurityException unusable) {
            return answered(CapfKind.FETCH_RESPONSE, message, false);
        }
    }

    private CapfMessage deleted(CapfMessage message) {
        boolean had = identity.present().isPresent();
        if (had) {
            made = Optional.of(new CapfOutcome.Deleted());
        }
        return answered(CapfKind.DELETE_RESPONSE, message, had);
    }

    private static CapfMessage answered(CapfKind kind, CapfMessage message, boolean done) {
        return CapfMessage.of(
                kind,
                message.session(),
                CapfElement.octet(CapfTag.REASON, done ? CapfReason.DONE : CapfReason.REFUSED));
    }

    private static String words(int reason) {
        return switch (reason) {
            case CapfReason.NOTHING_TO_DO, CapfReason.DONE -> "nothing to do";
            case CapfReason.REFUSED -> "refused, or issued already";
            case CapfReason.UNKNOWN_DEVICE -> "no such device";
            default -> "a reason that is not public";
        };
    }
}
