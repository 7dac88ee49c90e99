package example.ntp;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;

/** Tells packets of the network time protocol. */
final class NtpTeller implements Teller {

    static final NtpTeller NTP = new NtpTeller();

    private static final Fact<String> SAYS = Fact.text("ntp.says");

    private record Packet(String says, byte[] bytes) implements Message.Content {
        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public Facts facts() {
            return Facts.with().and(SAYS, says).done();
        }
    }

    Message told(Hop hop, long exchange, String says, byte[] bytes) {
        return Message.of(this, hop, exchange, new Packet(says, bytes));
    }

    @Override
    public String protocol() {
        return "NTP";
    }

    @Override
    public String line(Message message) {
        return message.facts().first(SAYS).orElse("");
    }

    @Override
    public String detail(Message message) {
        return line(message);
    }

    @Override
    public Optional<Meaning> reads(String words) {
        return words.matches("time\\??|kiss [A-Z]{4}")
                ? Optional.of(Meaning.either(facts -> facts.is(SAYS, words)))
                : Optional.empty();
    }

    @Override
    public List<String> forms() {
        return List.of("time?", "time", "kiss CODE");
    }
}
