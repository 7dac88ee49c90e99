package org.uclab.shell.sip;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;

/** Tells SIP messages: {@code REGISTER sip:cucm.example.com}, {@code 200 REGISTER}. */
public final class SipTeller implements Teller {

    public static final SipTeller SIP = new SipTeller();

    private static final Pattern REQUEST = Pattern.compile(
            "(INVITE|ACK|BYE|CANCEL|REGISTER|OPTIONS|PRACK|SUBSCRIBE|NOTIFY|PUBLISH|INFO|REFER|MESSAGE|UPDATE|SERVICE)"
                    + "(?: ((?:sips?:|tel:|urn:|…|\\.\\.\\.)\\S*))?");
    private static final Pattern RESPONSE = Pattern.compile("([1-6]\\d\\d)(?: ([A-Z]+))?");

    private SipTeller() {}

    /**
     * A message that came or went.
     *
     * @param bytes as they stood on the wire, which nobody changes any more
     */
    Message message(Hop hop, long exchange, byte[] bytes) {
        return Message.of(this, hop, exchange, new SipContent.Whole(bytes));
    }

    /** The same, made when somebody reads it. */
    Supplier<Message> later(Hop hop, long exchange, byte[] bytes) {
        return () -> message(hop, exchange, bytes);
    }

    /** Bytes that are no message. */
    Message unreadable(Hop hop, long exchange, String why, int size) {
        return Message.of(this, hop, exchange, new SipContent.Unreadable(why, size));
    }

    @Override
    public String protocol() {
        return "SIP";
    }

    @Override
    public String line(Message message) {
        Facts facts = message.facts();
        return facts.first(SipFacts.METHOD)
                .map(method -> method + " " + facts.first(SipFacts.URI).orElse(""))
                .or(() -> facts.first(SipFacts.STATUS)
                        .map(status -> status + " "
                                + facts.first(SipFacts.ABOUT).orElse("?") + " "
                                + facts.first(SipFacts.PHRASE).orElse("")))
                .orElseGet(() -> "unreadable: " + facts.first(SipFacts.FLAW).orElse(""));
    }

    @Override
    public String detail(Message message) {
        return ((SipContent) message.content()).text();
    }

    /**
     * {@code REGISTER} is any such request, {@code REGISTER sip:cucm.example.com} one to that URI; {@code 200} is that
     * status, {@code 200 REGISTER} in answer to that method.
     */
    @Override
    public Optional<Meaning> reads(String words) {
        Matcher request = REQUEST.matcher(words);
        if (request.matches()) {
            String method = request.group(1);
            Predicate<String> uri = Meaning.like(request.group(2) == null ? "…" : request.group(2));
            return Optional.of(
                    Meaning.question(facts -> facts.is(SipFacts.METHOD, method) && facts.any(SipFacts.URI, uri)));
        }
        Matcher response = RESPONSE.matcher(words);
        if (!response.matches()) {
            return Optional.empty();
        }
        int status = Integer.parseInt(response.group(1));
        String about = response.group(2);
        return Optional.of(Meaning.answer(
                facts -> facts.is(SipFacts.STATUS, status) && (about == null || facts.is(SipFacts.ABOUT, about))));
    }

    @Override
    public List<String> forms() {
        return List.of(
                "REGISTER URI", "INVITE URI", "OPTIONS URI", "REFER URI", "SUBSCRIBE URI", "NOTIFY URI", "200 METHOD");
    }
}
