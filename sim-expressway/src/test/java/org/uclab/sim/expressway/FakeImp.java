package org.uclab.sim.expressway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamParser;

/** An XMPP server of one user: STARTTLS, PLAIN, and every message comes back as many times as its body says. */
final class FakeImp implements Program {

    final AtomicInteger connected = new AtomicInteger();

    @Override
    public Future<?> start(NodeContext node) {
        ServerSSLOptions tls = node.startTls("xmpp");
        return node.tcp("xmpp", socket -> new Talk(socket, tls));
    }

    private final class Talk {

        private final NetSocket socket;
        private final ServerSSLOptions tls;
        private final StreamParser parser = new StreamParser(StreamLimits.SIGNED_IN);
        private boolean secure;
        private boolean signedIn;

        Talk(NetSocket socket, ServerSSLOptions tls) {
            this.socket = socket;
            this.tls = tls;
            connected.incrementAndGet();
            socket.handler(this::received);
            socket.exceptionHandler(broken -> {});
        }

        private void received(Buffer bytes) {
            parser.feed(bytes.getBytes());
            for (Optional<StreamEvent> event = parser.next(); event.isPresent(); event = parser.next()) {
                if (event.get() instanceof StreamEvent.Opened opened) {
                    socket.write(StreamHeader.answer(
                                            Namespaces.CLIENT, opened.header().to(), "", "s1", "en")
                                    .toXml()
                            + features());
                } else if (event.get() instanceof StreamEvent.Received received) {
                    element(received.element());
                } else {
                    socket.end(Buffer.buffer(StreamHeader.CLOSE));
                }
            }
        }

        private String features() {
            String inner = !secure
                    ? "<starttls xmlns='" + Namespaces.TLS + "'><required/></starttls>"
                    : !signedIn
                            ? "<mechanisms xmlns='" + Namespaces.SASL + "'><mechanism>PLAIN</mechanism></mechanisms>"
                            : "<bind xmlns='" + Namespaces.BIND + "'/>";
            return "<stream:features>" + inner + "</stream:features>";
        }

        private void element(Element element) {
            switch (element.name()) {
                case "starttls" ->
                    socket.upgradeToSsl(tls, Buffer.buffer("<proceed xmlns='" + Namespaces.TLS + "'/>"))
                            .onSuccess(up -> {
                                secure = true;
                                parser.restart(StreamLimits.SIGNED_IN);
                            });
                case "auth" -> {
                    signedIn = true;
                    parser.restart(StreamLimits.SIGNED_IN);
                    socket.write("<success xmlns='" + Namespaces.SASL + "'/>");
                }
                case "message" -> {
                    int times =
                            Integer.parseInt(element.child("body").orElseThrow().text());
                    for (int i = 0; i < times; i++) {
                        socket.write("<message from='echo'><body>" + "e".repeat(1000) + i + "</body></message>");
                    }
                }
                default -> socket.write("<iq type='result' id='" + element.attribute("id", "") + "'/>");
            }
        }
    }
}
