package org.uclab.client.dns;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Dialler;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.Transport;
import org.uclab.lab.wire.WireException;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** One question as {@code dig} puts it, and the whole reply: for who wants to see the name server, not to be served. */
public final class Inquiry {

    private final Dialler dialler;
    private final Duration limit;
    private final Draws ids;

    /**
     * @param limit lab time to wait for the reply
     * @param ids   draws the identifications
     */
    public Inquiry(Dialler dialler, Duration limit, Draws ids) {
        this.dialler = dialler;
        this.limit = limit;
        this.ids = ids;
    }

    /**
     * A reply. Records are written as in a master file: owner, seconds, class, type and data, one space between them.
     *
     * @param rcode         {@code NOERROR}, {@code NXDOMAIN}, …
     * @param authoritative the AA bit
     * @param truncated     the TC bit
     */
    public record Reply(
            String rcode,
            boolean authoritative,
            boolean truncated,
            List<String> answer,
            List<String> authority,
            List<String> additional) {}

    /**
     * Asks; the future fails when no reply came in time or the question is none.
     *
     * @param type {@code SRV}, {@code A}, …
     */
    public Future<Reply> ask(Endpoint server, Transport transport, String name, String type) {
        Message question;
        try {
            int number = Type.value(type);
            question = Question.of(ids.below(Question.ID_BOUND), Name.fromString(name, Name.root), number);
        } catch (TextParseException | IllegalArgumentException malformed) {
            return Future.failedFuture(malformed);
        }
        Future<Message> reply = switch (transport) {
            case UDP -> overUdp(server, question);
            case TCP ->
                dialler.connect(server, limit)
                        .compose(socket -> TcpExchange.ask(socket, question, dialler.clock(), limit));
        };
        return reply.map(Inquiry::reply);
    }

    private Future<Message> overUdp(Endpoint server, Message question) {
        return dialler.udp()
                .compose(socket -> new UdpExchange(socket, server, question, dialler.clock(), limit, 1)
                        .run()
                        .eventually(socket::close))
                .compose(heard ->
                        heard.reply().map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(late(server))));
    }

    private static WireException late(Endpoint server) {
        return new WireException(WireException.Way.TIMED_OUT, "no reply from " + server, null);
    }

    private static Reply reply(Message message) {
        return new Reply(
                Rcode.string(message.getRcode()),
                message.getHeader().getFlag(Flags.AA),
                message.getHeader().getFlag(Flags.TC),
                lines(message, Section.ANSWER),
                lines(message, Section.AUTHORITY),
                lines(message, Section.ADDITIONAL));
    }

    private static List<String> lines(Message message, int section) {
        return message.getSection(section).stream()
                .filter(record -> record.getType() != Type.OPT)
                .map(record -> record.getName() + " " + record.getTTL() + " IN " + Type.string(record.getType()) + " "
                        + record.rdataToString().replaceAll("\\s+", " "))
                .toList();
    }
}
