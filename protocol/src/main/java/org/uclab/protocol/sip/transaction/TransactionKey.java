package org.uclab.protocol.sip.transaction;

import java.util.Locale;
import java.util.Optional;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipHeaders;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.Via;

/** What a message finds its transaction by, RFC 3261 §17.1.3 and §17.2.3: equal for the messages of one transaction. */
public final class TransactionKey {

    private enum Side {
        CLIENT,
        SERVER,
        OLD
    }

    private final Side side;
    private final String branch;
    /** Of the sent-by, in small letters; empty for a client. */
    private final String host;

    private final int port;
    private final String method;
    private final int hash;

    private TransactionKey(Side side, String branch, String host, int port, String method) {
        this.side = side;
        this.branch = branch;
        this.host = host;
        this.port = port;
        this.method = method;
        this.hash = 31 * branch.hashCode() + method.hashCode();
    }

    /** The one that a response of the network belongs to: branch and method. */
    public static TransactionKey ofClient(SipMessage message) {
        return client(message.topVia().branch(), message.cseq().method());
    }

    private static TransactionKey client(String branch, String method) {
        return new TransactionKey(Side.CLIENT, branch, "", 0, method);
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
        return branch.flatMap(known -> method.map(of -> client(known, of)));
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
            return new TransactionKey(
                    Side.SERVER, via.branch(), via.host().toLowerCase(Locale.ROOT), via.port(), method);
        }
        // COMPAT(RFC 2543): no branch that could be trusted, so all that a request of before RFC 3261 repeats. Its To
        // is
        // left out, whose tag an ACK has and its INVITE has not.
        String all = String.join(
                " ",
                request.uri(),
                request.from().tag(),
                request.callId(),
                String.valueOf(request.cseq().number()),
                request.header(HeaderName.VIA).orElse(""));
        return new TransactionKey(Side.OLD, all, "", 0, method);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof TransactionKey key
                        && hash == key.hash
                        && side == key.side
                        && port == key.port
                        && branch.equals(key.branch)
                        && method.equals(key.method)
                        && host.equals(key.host));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** For people. */
    @Override
    public String toString() {
        return side + " " + branch + " " + host + ":" + port + " " + method;
    }
}
