package org.uclab.shell.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;

/** Tells HTTP: {@code GET /path?query} and {@code 200 text/xml 96 bytes}. */
public final class HttpTeller implements Teller {

    /** The one there is. */
    public static final HttpTeller HTTP = new HttpTeller();

    /** RFC 9110 §9.1. */
    private static final String METHODS = "GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH";

    private static final Pattern REQUEST =
            Pattern.compile("(" + METHODS + ")(?: ((?:/|\\*|https?:|…|\\.\\.\\.)\\S*))?");
    private static final Pattern RESPONSE = Pattern.compile("([1-5]\\d\\d)(?: (\\S*(?:/|…|\\.\\.\\.)\\S*))?");

    private HttpTeller() {}

    @Override
    public String protocol() {
        return "HTTP";
    }

    @Override
    public String line(Message message) {
        Facts facts = message.facts();
        return facts.first(HttpFacts.METHOD)
                .map(method -> method + " " + facts.first(HttpFacts.TARGET).orElse(""))
                .orElseGet(() -> facts.first(HttpFacts.STATUS).orElse(0) + " "
                        + facts.first(HttpFacts.header("Content-Type"))
                                .map(type -> type + " ")
                                .orElse("")
                        + message.size() + " bytes");
    }

    @Override
    public String detail(Message message) {
        return detail((HttpContent) message.content());
    }

    /** All of it as text, secrets too; a long body is cut. */
    public static String detail(HttpContent said) {
        return HttpBytes.text(said.firstLine(), said.headers(), said.body());
    }

    /**
     * {@code GET /path?query} is that method and exactly that target, {@code GET} any; {@code 200} is that status,
     * {@code 200 text/xml} also that media type, whatever its parameters.
     */
    @Override
    public Optional<Meaning> reads(String words) {
        Matcher request = REQUEST.matcher(words);
        if (request.matches()) {
            String method = request.group(1);
            Predicate<String> target = Meaning.like(request.group(2) == null ? "…" : request.group(2));
            return Optional.of(Meaning.question(
                    facts -> facts.is(HttpFacts.METHOD, method) && facts.any(HttpFacts.TARGET, target)));
        }
        Matcher response = RESPONSE.matcher(words);
        if (!response.matches()) {
            return Optional.empty();
        }
        int status = Integer.parseInt(response.group(1));
        if (response.group(2) == null) {
            return Optional.of(Meaning.answer(facts -> facts.is(HttpFacts.STATUS, status)));
        }
        Predicate<String> type = Meaning.like(response.group(2));
        return Optional.of(Meaning.answer(facts -> facts.is(HttpFacts.STATUS, status)
                && (facts.any(HttpFacts.TYPE, type) || facts.any(HttpFacts.header("Content-Type"), type))));
    }

    @Override
    public List<String> forms() {
        return List.of("GET TARGET", "HEAD TARGET", "POST TARGET", "PUT TARGET", "DELETE TARGET", "200", "200 TYPE");
    }
}
