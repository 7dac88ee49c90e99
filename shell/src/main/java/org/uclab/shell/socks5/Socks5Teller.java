package org.uclab.shell.socks5;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;

/** Tells what two clients say before a bytestream is open. What goes on it is not told. */
public final class Socks5Teller implements Teller {

    public static final Socks5Teller SOCKS5 = new Socks5Teller();

    private static final Fact<String> WORD = Fact.text("socks5.word");
    private static final Fact<String> WHY = Fact.text("socks5.why");

    /** What is said, in a word. */
    enum Word {
        CONNECT("SOCKS5 connect", false),
        GRANTED("SOCKS5 granted", true),
        REFUSED("SOCKS5 refused", true);

        private final String text;
        private final boolean answer;

        Word(String text, boolean answer) {
            this.text = text;
            this.answer = answer;
        }
    }

    private record Said(byte[] bytes, Word word, String why) implements Message.Content {

        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public Facts facts() {
            return Facts.with().and(WORD, word.text).unlessEmpty(WHY, why).done();
        }
    }

    private Socks5Teller() {}

    Message said(Hop hop, Word word, String why, byte[] octets) {
        return Message.of(this, hop, 0, new Said(octets, word, why));
    }

    @Override
    public String protocol() {
        return "SOCKS5";
    }

    @Override
    public String line(Message message) {
        return message.facts().first(WORD).orElse(protocol());
    }

    @Override
    public String detail(Message message) {
        return line(message) + message.facts().first(WHY).map(why -> ": " + why).orElse("");
    }

    @Override
    public Optional<Meaning> reads(String words) {
        for (Word word : Word.values()) {
            if (word.text.equals(words)) {
                return Optional.of(
                        word.answer
                                ? Meaning.answer(facts -> facts.is(WORD, word.text))
                                : Meaning.question(facts -> facts.is(WORD, word.text)));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> forms() {
        return List.of("SOCKS5 connect", "SOCKS5 granted", "SOCKS5 refused");
    }
}
