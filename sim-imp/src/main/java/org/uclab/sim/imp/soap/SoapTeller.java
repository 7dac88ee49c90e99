package org.uclab.sim.imp.soap;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;
import org.uclab.shell.http.HttpFacts;
import org.uclab.shell.http.HttpTeller;

/**
 * Tells calls and answers with the operation and whom it is about: {@code POST /EPASSoap/service login mac.donald},
 * {@code 200 login-resp success cup1 then cup2}.
 */
final class SoapTeller implements Teller {

    /** The one there is. */
    public static final SoapTeller SOAP = new SoapTeller();

    private static final String THEN = " then ";
    private static final Pattern CALL = Pattern.compile("(POST /\\S+) ([a-z][\\w-]*)(?: (\\S+))?");
    private static final Pattern ANSWER = Pattern.compile("([1-5]\\d\\d) ([a-z][\\w-]*-resp)"
            + "(?: (?<outcome>success|failure)(?:: (?<reason>.+)| (?<servers>\\S+(?: then \\S+)*))?)?");
    private static final Pattern FAULT = Pattern.compile("([1-5]\\d\\d) fault(?:: (.+))?");

    private SoapTeller() {}

    /** It is HTTP all the same. */
    @Override
    public String protocol() {
        return HttpTeller.HTTP.protocol();
    }

    @Override
    public String line(Message message) {
        Facts facts = message.facts();
        if (facts.has(HttpFacts.METHOD)) {
            return HttpTeller.HTTP.line(message)
                    + facts.first(SoapFacts.OPERATION).map(name -> " " + name).orElse("")
                    + facts.first(SoapFacts.USER).map(user -> " " + user).orElse("");
        }
        int status = facts.first(HttpFacts.STATUS).orElse(0);
        String reason = facts.first(SoapFacts.REASON).orElse("");
        if (facts.is(SoapFacts.OUTCOME, "fault")) {
            return status + " fault: " + reason;
        }
        return facts.first(SoapFacts.OPERATION)
                .map(operation -> status + " " + operation + outcome(facts, reason) + sections(facts) + servers(facts))
                .orElseGet(() -> HttpTeller.HTTP.line(message));
    }

    private static String outcome(Facts facts, String reason) {
        return facts.first(SoapFacts.OUTCOME)
                .map(outcome -> " " + outcome + (reason.isEmpty() ? "" : ": " + reason))
                .orElse("");
    }

    private static String servers(Facts facts) {
        List<String> servers = facts.all(SoapFacts.SERVER);
        return servers.isEmpty() ? "" : " " + String.join(THEN, servers);
    }

    private static String sections(Facts facts) {
        List<String> sections = facts.all(SoapFacts.SECTION);
        return sections.isEmpty() ? "" : " " + String.join(", ", sections);
    }

    @Override
    public String detail(Message message) {
        return HttpTeller.detail(
                message.content() instanceof CallContent call
                        ? call.request()
                        : ((AnswerContent) message.content()).response());
    }

    /** What is a call of no operation is HTTP's to read. */
    @Override
    public Optional<Meaning> reads(String words) {
        Matcher call = CALL.matcher(words);
        if (call.matches()) {
            return HttpTeller.HTTP.reads(call.group(1)).map(request -> {
                Predicate<String> operation = Meaning.like(call.group(2));
                Predicate<String> user = Meaning.like(call.group(3) == null ? "…" : call.group(3));
                return new Meaning(
                        request.side(),
                        request.means()
                                .and(message -> message.facts().any(SoapFacts.OPERATION, operation)
                                        && (call.group(3) == null
                                                || message.facts().any(SoapFacts.USER, user))));
            });
        }
        Matcher answer = ANSWER.matcher(words);
        if (answer.matches()) {
            return Optional.of(Meaning.answer(facts -> answers(facts, answer)));
        }
        Matcher fault = FAULT.matcher(words);
        return fault.matches() ? Optional.of(Meaning.answer(facts -> faults(facts, fault))) : Optional.empty();
    }

    private static boolean answers(Facts facts, Matcher words) {
        String outcome = words.group("outcome");
        String reason = words.group("reason");
        String servers = words.group("servers");
        return facts.is(HttpFacts.STATUS, Integer.valueOf(words.group(1)))
                && facts.is(SoapFacts.OPERATION, words.group(2))
                && (outcome == null || facts.is(SoapFacts.OUTCOME, outcome))
                && (reason == null || facts.any(SoapFacts.REASON, Meaning.like(reason)))
                && (servers == null || facts.all(SoapFacts.SERVER).equals(List.of(servers.split(THEN))));
    }

    private static boolean faults(Facts facts, Matcher words) {
        return facts.is(HttpFacts.STATUS, Integer.valueOf(words.group(1)))
                && facts.is(SoapFacts.OUTCOME, "fault")
                && (words.group(2) == null || facts.any(SoapFacts.REASON, Meaning.like(words.group(2))));
    }

    @Override
    public List<String> forms() {
        return List.of(
                "POST TARGET OPERATION USER",
                "200 OPERATION-resp success HOST then HOST",
                "200 OPERATION-resp failure: REASON",
                "500 fault: REASON");
    }
}
