package org.uclab.client;

import io.vertx.core.Future;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamEvent;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.StreamLimits;
import org.uclab.protocol.xmpp.StreamParser;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpServing;

/** As much of a presence server as a sign-in needs: SOAP log-in, STARTTLS, PLAIN, bind, roster, and an echo of every chat. */
final class TinyPresenceServer implements Program {

    private final String domain;
    private final Map<String, String> passwords;
    private final String seeOther;
    final List<Element> received = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    /** The one-time password of everybody. */
    private static final String TOKEN = "otp7";

    /** What is told of servers at log-in. */
    volatile String home = "";

    /** What a SOAP session is told. */
    volatile String config = "<get-all-config-resp><get-system-config-resp>"
            + "<property name='Presence.Domain'>example.com</property></get-system-config-resp></get-all-config-resp>";

    /** One for each ping so far. */
    final Semaphore pings = new Semaphore(0);

    /** Whether no password is right any more. */
    volatile boolean refuseEverybody;

    private NodeContext node;

    /**
     * @param seeOther where users are sent after authentication; empty when they may stay
     */
    TinyPresenceServer(String domain, Map<String, String> passwords, String seeOther) {
        this.domain = domain;
        this.passwords = passwords;
        this.seeOther = seeOther;
    }

    @Override
    public Future<?> start(NodeContext context) {
        node = context;
        Future<?> xmpp = context.tcp("xmpp", socket -> new Stream(socket).read());
        return context.serves("soap") ? xmpp.compose(up -> HttpServing.serve(context, "soap", this::soap)) : xmpp;
    }

    private Future<HttpAnswer> soap(HttpQuestion question, Instant now) {
        String asked = new String(question.body(), StandardCharsets.UTF_8);
        calls.add(asked);
        return Future.succeededFuture(HttpAnswer.of(
                200,
                "application/soap+xml",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope' xmlns='urn:cisco:epas:soap'><s:Body>"
                        + answer(asked) + "</s:Body></s:Envelope>"));
    }

    private String answer(String asked) {
        if (asked.contains("get-onetime-password")) {
            return "<get-onetime-password-resp><success><password>" + TOKEN
                    + "</password></success></get-onetime-password-resp>";
        }
        return asked.contains("get-all-config") ? config : login(asked);
    }

    private String login(String asked) {
        boolean right = passwords.entrySet().stream()
                .anyMatch(one -> asked.contains("<e:username>" + one.getKey() + "</e:username><e:password>"
                        + one.getValue() + "</e:password>"));
        return right && !refuseEverybody
                ? "<login-resp><success><session-key>k1</session-key>" + home + "</success></login-resp>"
                : "<login-resp><failure reason='no'/></login-resp>";
    }

    private final class Stream {

        private final NetSocket socket;
        private final StreamParser parser = new StreamParser(StreamLimits.SIGNED_IN);
        private String user = "";

        Stream(NetSocket socket) {
            this.socket = socket;
        }

        void read() {
            socket.handler(data -> {
                parser.feed(data.getBytes());
                for (var event = parser.next(); event.isPresent(); event = parser.next()) {
                    on(event.get());
                }
            });
        }

        private void on(StreamEvent event) {
            switch (event.kind()) {
                case OPENED -> open();
                case RECEIVED -> {
                    received.add(((StreamEvent.Received) event).element());
                    on(((StreamEvent.Received) event).element());
                }
                case CLOSED, FAILED -> socket.end(io.vertx.core.buffer.Buffer.buffer(StreamHeader.CLOSE));
            }
        }

        private void open() {
            socket.write(StreamHeader.answer(Namespaces.CLIENT, domain, "", "s1", "en")
                    .toXml());
            if (!user.isEmpty() && !seeOther.isEmpty()) {
                send("<stream:error><see-other-host xmlns='" + Namespaces.STREAM_ERRORS + "'>" + seeOther
                        + "</see-other-host></stream:error></stream:stream>");
                return;
            }
            String offer = "<bind xmlns='" + Namespaces.BIND + "'/>";
            if (user.isEmpty()) {
                offer = socket.isSsl()
                        ? "<mechanisms xmlns='" + Namespaces.SASL + "'><mechanism>PLAIN</mechanism>"
                                + "<mechanism>CISCO-VTG-TOKEN</mechanism></mechanisms>"
                        : "<starttls xmlns='" + Namespaces.TLS + "'><required/></starttls>";
            }
            send("<stream:features>" + offer + "</stream:features>");
        }

        private void on(Element element) {
            switch (element.name()) {
                case "starttls" -> {
                    send("<proceed xmlns='" + Namespaces.TLS + "'/>");
                    parser.restart(StreamLimits.SIGNED_IN);
                    socket.upgradeToSsl(node.startTls("xmpp")).onFailure(refused -> socket.close());
                }
                case "auth" -> auth(element);
                case "iq" -> iq(element);
                case "message" ->
                    send("<message xmlns='jabber:client' type='chat' to='" + user + "' from='"
                            + element.attribute("to", "") + "/echo'><body>"
                            + element.child("body").map(Element::text).orElse("") + "</body></message>");
                case "presence" ->
                    send("<presence xmlns='jabber:client' to='" + user + "' from='ada.byron@" + domain
                            + "/desk'><show>away</show><status>lunch</status></presence>");
                default -> {}
            }
        }

        private void auth(Element auth) {
            String[] parts = new String(Base64.getDecoder().decode(auth.text()), StandardCharsets.UTF_8).split("\0");
            boolean plain = auth.attribute("mechanism", "").equals("PLAIN");
            String who = plain ? parts[1] : parts[0].substring("userid=".length(), parts[0].indexOf('@'));
            String secret = plain ? passwords.get(who) : passwords.containsKey(who) ? "token=" + TOKEN : null;
            if (parts[plain ? 2 : 1].equals(secret)) {
                user = who + "@" + domain;
                parser.restart(StreamLimits.SIGNED_IN);
                send("<success xmlns='" + Namespaces.SASL + "'/>");
            } else {
                send("<failure xmlns='" + Namespaces.SASL + "'><not-authorized/></failure>");
            }
        }

        private void iq(Element iq) {
            Element asked = iq.child().orElseThrow();
            String answer = "";
            if (asked.namespace().equals(Namespaces.PING)) {
                pings.release();
            }
            if (asked.namespace().equals(Namespaces.BIND)) {
                answer = "<bind xmlns='" + Namespaces.BIND + "'><jid>" + user + "/r1</jid></bind>";
            } else if (asked.namespace().equals(Namespaces.ROSTER)) {
                answer = "<query xmlns='" + Namespaces.ROSTER + "'><item jid='ada.byron@" + domain
                        + "' subscription='both'/></query>";
            }
            String from = iq.attribute("to").map(to -> "' from='" + to).orElse("");
            send("<iq xmlns='jabber:client' type='result' id='" + iq.attribute("id", "") + from + "'>" + answer
                    + "</iq>");
        }

        private void send(String xml) {
            socket.write(xml);
        }
    }
}
