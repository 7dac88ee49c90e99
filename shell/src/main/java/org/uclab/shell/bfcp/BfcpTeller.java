package org.uclab.shell.bfcp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;
import org.uclab.protocol.bfcp.BfcpMessage;

/** Tells messages of floor control. */
public final class BfcpTeller implements Teller {

    public static final BfcpTeller BFCP = new BfcpTeller();

    private static final Fact<String> PRIMITIVE = Fact.text("bfcp.primitive");
    private static final Fact<String> STATUS = Fact.text("bfcp.status");
    private static final Fact<Integer> TRANSACTION = Fact.number("bfcp.transaction");

    private static final String NOT_BFCP = "not BFCP";
    private static final Pattern WORDS = Pattern.compile("([A-Z][A-Za-z]+)(?: ([A-Z][a-z]+))?");

    private record Datagram(byte[] bytes, Optional<BfcpMessage> message) implements Message.Content {

        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public Facts facts() {
            Facts.Builder facts = Facts.with();
            message.ifPresent(read -> facts.and(PRIMITIVE, read.primitive().word())
                    .unlessEmpty(STATUS, status(read))
                    .and(TRANSACTION, read.transaction()));
            return facts.done();
        }

        private static String status(BfcpMessage read) {
            return read.status()
                    .map(now -> now.name().charAt(0) + now.name().substring(1).toLowerCase(java.util.Locale.ROOT))
                    .orElse("");
        }
    }

    private BfcpTeller() {}

    Message datagram(Hop hop, byte[] octets) {
        return Message.of(this, hop, 0, new Datagram(octets, BfcpMessage.read(octets)));
    }

    @Override
    public String protocol() {
        return "BFCP";
    }

    @Override
    public String line(Message message) {
        Facts facts = message.facts();
        return facts.first(PRIMITIVE)
                .map(word -> word + facts.first(STATUS).map(now -> " " + now).orElse(""))
                .orElse(NOT_BFCP);
    }

    @Override
    public String detail(Message message) {
        return line(message)
                + message.facts()
                        .first(TRANSACTION)
                        .map(number -> ", transaction " + number)
                        .orElse("");
    }

    @Override
    public Optional<Meaning> reads(String words) {
        Matcher read = WORDS.matcher(words);
        return read.matches()
                ? Optional.of(Meaning.either(facts -> facts.is(PRIMITIVE, read.group(1))
                        && (read.group(2) == null || facts.is(STATUS, read.group(2)))))
                : Optional.empty();
    }

    @Override
    public List<String> forms() {
        return List.of("PRIMITIVE", "FloorRequestStatus STATUS");
    }
}
