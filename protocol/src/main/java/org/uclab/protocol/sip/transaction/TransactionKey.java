package org.uclab.protocol.sip.transaction;

import java.util.Locale;
import java.util.Optional;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipHeaders;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.Via;

/**
 * What a message finds its transaction by, RFC 3261 §17.1.3 and §17.2.3.
 *
 * @param text equal for the messages of one transaction
 */
public record TransactionKey(String text) {

    /** The one that a response of the network belongs to: branch and method. */
    public static TransactionKey ofClient(SipMessage message) {
        return new TransactionKey(
                "c " + message.topVia().branch() + " " + message.cseq().method());
    }

    /** The same of something that is no message; none where its last step or its CSeq cannot be made out. */
    public static Optional<TransactionKey> ofClient(SipHeaders headers) {
        Optional<String> branch = headers.values(HeaderName.VIA).stream()
                .findFirst()
                .flatMap(Via::parse)
                .map(Via::branch);
        Optional<String> method = headers.first(HeaderName.CSEQ)
                .filter(value -> value.matches("[0-9]{1,10}\\s+\\S+"))
                .map(value -> value.split("\\s+", 2)[1]);
        return branch.flatMap(known -> method.map(of -> new TransactionKey("c " + known + " " + of)));
    }

    /** The one that a request of the network belongs to; an ACK to that of its INVITE. */
    public static TransactionKey ofServer(SipRequest request) {
        return ofServer(request, request.is(SipRequest.ACK) ? SipRequest.INVITE : request.method());
    }

    /** The one of the INVITE that a CANCEL is for (RFC 3261 §9.2). */
    public static TransactionKey cancelledBy(SipRequest cancel) {
        return ofServer(cancel, SipRequest.INVITE);
    }

    private static TransactionKey ofServer(SipRequest request, String method) {
        Via via = request.topVia();
        if (via.unique()) {
            return new TransactionKey("s " + via.branch() + " " + via.sentBy().toLowerCase(Locale.ROOT) + " " + method);
        }
        // COMPAT(RFC 2543): no branch that could be trusted, so all that a request of before RFC 3261 repeats. Its To
        // is
        // left out, whose tag an ACK has and its INVITE has not.
        return new TransactionKey(String.join(
                " ",
                "o",
                request.uri(),
                request.from().tag(),
                request.callId(),
                String.valueOf(request.cseq().number()),
                method,
                request.header(HeaderName.VIA).orElse("")));
    }
}
