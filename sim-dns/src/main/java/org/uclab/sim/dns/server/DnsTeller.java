package org.uclab.sim.dns.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * Tells DNS as people talk: {@code SRV _cisco-uds._tcp.example.com}, {@code NXDOMAIN A nowhere.example.com},
 * {@code 0 0 8443 cucm1.example.com}; the whole as {@code dig} prints it.
 */
final class DnsTeller implements Teller {

    public static final DnsTeller DNS = new DnsTeller();

    private static final String TRUNCATED = "truncated";
    private static final String REFERRAL = "referral";
    private static final String NODATA = "NODATA";
    private static final Pattern SRV_DATA = Pattern.compile("\\d+ \\d+ \\d+ \\S+");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private DnsTeller() {}

    static Message message(byte[] wire, Hop hop, long exchange) {
        return Message.of(DNS, hop, exchange, new DnsContent(wire));
    }

    @Override
    public String protocol() {
        return "DNS";
    }

    @Override
    public String line(Message message) {
        Facts facts = message.facts();
        if (facts.values().isEmpty()) {
            return unreadable(message);
        }
        String asked = facts.first(DnsFacts.QTYPE)
                .map(type -> type + " " + facts.first(DnsFacts.QNAME).orElse(""))
                .orElse("(no question)");
        return facts.has(DnsFacts.RCODE)
                ? outcome(facts)
                        .map(outcome -> outcome + " " + asked)
                        .orElseGet(() -> String.join(", ", facts.all(DnsFacts.ANSWER)))
                : asked;
    }

    /** What a response says that tells no data. */
    private static Optional<String> outcome(Facts facts) {
        String rcode = facts.first(DnsFacts.RCODE).orElse("");
        if (!rcode.equals("NOERROR")) {
            return Optional.of(rcode);
        }
        if (facts.is(DnsFacts.TRUNCATED, true)) {
            return Optional.of(TRUNCATED);
        }
        if (facts.has(DnsFacts.ANSWER)) {
            return Optional.empty();
        }
        return Optional.of(facts.is(DnsFacts.REFERRAL, true) ? REFERRAL : NODATA);
    }

    @Override
    public String detail(Message message) {
        try {
            return new org.xbill.DNS.Message(message.bytes()).toString();
        } catch (IOException unreadable) {
            return unreadable(message) + ": " + unreadable.getMessage();
        }
    }

    private static String unreadable(Message message) {
        return "unreadable, " + message.size() + " bytes";
    }

    /**
     * A question by type, or by type and name; an answer by one of its data, or by code, type and name, as much of it as
     * is said. Names compare without case (RFC 4343 §3).
     */
    @Override
    public Optional<Meaning> reads(String words) {
        if (SRV_DATA.matcher(words).matches() || ADDRESS.matcher(words).matches()) {
            Predicate<String> data = Meaning.like(words);
            return Optional.of(Meaning.answer(facts -> facts.any(DnsFacts.ANSWER, data)));
        }
        String[] parts = words.split(" ");
        String outcome = parts[0];
        if (!outcome(outcome)) {
            return asks(parts).map(asks -> Meaning.question(facts -> !facts.has(DnsFacts.RCODE) && asks.test(facts)));
        }
        Optional<Predicate<Facts>> asked =
                parts.length == 1 ? Optional.of(facts -> true) : asks(Arrays.copyOfRange(parts, 1, parts.length));
        return asked.map(asks -> Meaning.answer(facts -> outcome(facts, outcome) && asks.test(facts)));
    }

    private static boolean outcome(String word) {
        return word.equals(TRUNCATED) || word.equals(REFERRAL) || word.equals(NODATA) || rcode(word);
    }

    private static boolean outcome(Facts facts, String word) {
        return facts.has(DnsFacts.RCODE) && outcome(facts).filter(word::equals).isPresent();
    }

    private static boolean rcode(String word) {
        return !word.equals("NOERROR") && word.equals(word.toUpperCase(Locale.ROOT)) && Rcode.value(word) >= 0;
    }

    /** A type, or a type and a name. */
    private static Optional<Predicate<Facts>> asks(String[] words) {
        if (words.length > 2 || !words[0].equals(words[0].toUpperCase(Locale.ROOT)) || Type.value(words[0]) < 0) {
            return Optional.empty();
        }
        Predicate<String> like = Meaning.like(words.length == 1 ? "…" : words[1].toLowerCase(Locale.ROOT));
        return Optional.of(facts -> facts.is(DnsFacts.QTYPE, words[0])
                && facts.any(DnsFacts.QNAME, asked -> like.test(asked.toLowerCase(Locale.ROOT))));
    }

    @Override
    public List<String> forms() {
        return List.of(
                "SRV NAME",
                "A NAME",
                "AAAA NAME",
                "NXDOMAIN TYPE NAME",
                "SERVFAIL TYPE NAME",
                "NODATA TYPE NAME",
                "truncated TYPE NAME",
                "referral TYPE NAME",
                "0 0 8443 HOST");
    }
}
