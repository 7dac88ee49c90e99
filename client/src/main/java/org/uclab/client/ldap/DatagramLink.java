package org.uclab.client.ldap;

import com.unboundid.asn1.ASN1StreamReader;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;

/** Connectionless searches (RFC 1798): nobody logs in, and a question is asked again when no answer comes. */
final class DatagramLink implements DirectoryLink {

    private static final int TRIES = 3;
    private static final int MESSAGE_ID = 1;

    private final DirectoryServer server;
    private final Dialler dialler;
    private final Endpoint to;
    private final Duration limit;

    /**
     * @param limit lab time for all tries together
     */
    DatagramLink(DirectoryServer server, Dialler dialler, String address, Duration limit) {
        this.server = server;
        this.dialler = dialler;
        this.to = new Endpoint(address, server.port());
        this.limit = limit;
    }

    @Override
    public DirectoryServer server() {
        return server;
    }

    @Override
    public Hits ask(SearchRequest request) throws Unreached, Stopped {
        byte[] question = new LDAPMessage(MESSAGE_ID, new SearchRequestProtocolOp(request))
                .encode()
                .encode();
        Patience patience = new Patience(dialler.clock(), limit.multipliedBy(2));
        Optional<Hits> hits = patience.await(dialler.udp()
                .compose(socket -> exchange(socket, Buffer.buffer(question)).eventually(socket::close)));
        return hits.orElseThrow(() -> new Unreached(LdapDecisions.SILENT.of(TRIES)));
    }

    private Future<Optional<Hits>> exchange(UdpSocket socket, Buffer question) {
        Promise<Optional<Hits>> answer = Promise.promise();
        socket.onDatagram(datagram -> {
            if (datagram.sender().equals(to)) {
                read(datagram.data().getBytes()).ifPresent(hits -> answer.tryComplete(Optional.of(hits)));
            }
        });
        send(socket, question, answer, TRIES);
        return answer.future();
    }

    private void send(UdpSocket socket, Buffer question, Promise<Optional<Hits>> answer, int triesLeft) {
        if (triesLeft == 0) {
            answer.tryComplete(Optional.empty());
            return;
        }
        socket.send(to, question);
        LabTimer again =
                dialler.clock().after(limit.dividedBy(TRIES), () -> send(socket, question, answer, triesLeft - 1));
        answer.future().onComplete(done -> again.cancel());
    }

    /** The answer in a datagram; nothing where it is none. */
    private static Optional<Hits> read(byte[] datagram) {
        List<SearchResultEntry> entries = new ArrayList<>();
        ASN1StreamReader reader = new ASN1StreamReader(new ByteArrayInputStream(datagram), datagram.length);
        try {
            for (LDAPMessage message = LDAPMessage.readFrom(reader, false);
                    message != null;
                    message = LDAPMessage.readFrom(reader, false)) {
                switch (message.getProtocolOpType()) {
                    case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY ->
                        entries.add(message.getSearchResultEntryProtocolOp().toSearchResultEntry());
                    case LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_DONE -> {
                        SearchResultDoneProtocolOp done = message.getSearchResultDoneProtocolOp();
                        return Optional.of(new Hits(
                                entries, ResultCode.valueOf(done.getResultCode()), done.getDiagnosticMessage()));
                    }
                    default -> {} // a reference: not followed
                }
            }
        } catch (LDAPException malformed) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    @Override
    public void close() {}
}
