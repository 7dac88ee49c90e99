package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.LDAPMessage;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.history.Hop;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.sim.directory.forest.Realm;

/**
 * Connectionless LDAP (RFC 1798): a search in one datagram, all its answers in another. Nobody can bind, so whoever
 * asks is nobody; what is no search is not answered.
 */
final class LdapDatagrams {

    /** Answers that are longer than what one datagram takes are not sent. */
    static final int ANSWER_MAX_BYTES = 65_000;

    /** RFC 1798 §3.2; later versions of LDAP have no such result. */
    private static final int RESULTS_TOO_LARGE = 70;

    private final Realm realm;
    private final Searching searching;
    private final LdapShell shell;
    private final Agenda agenda;

    LdapDatagrams(Realm realm, Searching searching, LdapShell shell, Agenda agenda) {
        this.realm = realm;
        this.searching = searching;
        this.shell = shell;
        this.agenda = agenda;
    }

    void serve(UdpSocket socket) {
        socket.onDatagram(datagram -> {
            try {
                received(socket, datagram);
            } catch (RuntimeException mistake) {
                shell.recorder().failed(mistake); // the shell's edge: the next datagram is another matter
            }
        });
    }

    private void received(UdpSocket socket, UdpSocket.Datagram datagram) {
        Hop hop = datagram.hop();
        long exchange = shell.recorder().nextExchange();
        Optional<LDAPMessage> request = shell.read(datagram.data().getBytes(), hop, exchange)
                .filter(message -> message.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_REQUEST);
        if (request.isEmpty()) {
            return;
        }
        LdapSession nobody = new LdapSession(realm, searching, false);
        Delivery delivery = fitting(request.get(), shell.answer(request.get(), nobody, hop.peer(), agenda.now()));
        Runnable send = () -> {
            Buffer answer = Buffer.buffer();
            for (LDAPMessage message : delivery.messages()) {
                byte[] encoded = delivery.bytes(message);
                shell.sent(message, hop, encoded.length, exchange);
                answer.appendBytes(encoded);
            }
            if (answer.length() > 0) {
                socket.send(datagram.sender(), answer);
            }
        };
        if (delivery.later().isZero()) {
            send.run();
        } else {
            agenda.after(delivery.later(), send);
        }
    }

    private static Delivery fitting(LDAPMessage request, Delivery delivery) {
        int bytes = delivery.messages().stream()
                .mapToInt(message -> delivery.bytes(message).length)
                .sum();
        return bytes <= ANSWER_MAX_BYTES
                ? delivery
                : new Delivery(
                        Replies.last(request, new Outcome(RESULTS_TOO_LARGE, "", List.of())).stream()
                                .toList(),
                        delivery.then(),
                        delivery.later(),
                        delivery.malformed());
    }
}
