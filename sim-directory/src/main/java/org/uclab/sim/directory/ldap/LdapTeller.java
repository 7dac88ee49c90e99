package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uclab.lab.history.Fact;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Meaning;
import org.uclab.lab.history.Message;
import org.uclab.lab.history.Teller;

/**
 * Tells LDAP: {@code bind CN=a,DC=b simple}, {@code search base=DC=b SUB (sn=a*)}, {@code entry CN=a,DC=b},
 * {@code result success to bind}.
 */
final class LdapTeller implements Teller {

    public static final LdapTeller LDAP = new LdapTeller();

    private static final String ANONYMOUS = "anonymous";
    private static final Set<String> BARE = Set.of("unbind", "compare", "add", "delete", "modify", "rename");
    private static final Pattern BIND =
            Pattern.compile("bind(?: (?<name>.+?)(?: (?:(?<simple>simple)|sasl (?<sasl>\\S+)))?)?");
    private static final Pattern SEARCH = Pattern.compile(
            "search(?: base=(?<base>.*?)(?: (?<scope>BASE|ONE|SUBORDINATES|SUB)(?: (?<filter>.+))?)?)?");
    private static final Pattern FOUND = Pattern.compile("(entry|reference)(?: (.+))?");
    private static final Pattern RESULT = Pattern.compile("result(?: (?<code>.+?)(?: to (?<operation>[a-z]+))?)?");
    private static final Pattern EXTENDED = Pattern.compile("extended(?: ([\\d.…]+))?");
    private static final Pattern ABANDON = Pattern.compile("abandon(?: (\\d+))?");

    private LdapTeller() {}

    @Override
    public String protocol() {
        return "LDAP";
    }

    @Override
    public String line(Message message) {
        Facts facts = message.facts();
        if (facts.has(LdapFacts.UNREADABLE)) {
            return "unreadable: " + text(facts, LdapFacts.UNREADABLE);
        }
        return switch (text(facts, LdapFacts.PART)) {
            case "entry" -> "entry " + text(facts, LdapFacts.ENTRY);
            case "reference" -> "reference " + String.join(" ", facts.all(LdapFacts.REFERRAL));
            case "result" -> result(facts);
            default -> request(facts);
        };
    }

    private static String request(Facts facts) {
        String operation = text(facts, LdapFacts.OPERATION);
        return switch (operation) {
            case "bind" -> {
                String name = text(facts, LdapFacts.NAME);
                String mechanism = text(facts, LdapFacts.MECHANISM);
                yield "bind " + (name.isEmpty() ? ANONYMOUS : name)
                        + (mechanism.equals("simple") ? " simple" : " sasl " + mechanism);
            }
            case "search" ->
                "search base=" + text(facts, LdapFacts.BASE) + " " + text(facts, LdapFacts.SCOPE) + " "
                        + text(facts, LdapFacts.FILTER);
            case "extended" -> "extended " + text(facts, LdapFacts.OID);
            case "abandon" ->
                "abandon "
                        + facts.first(LdapFacts.ABANDONED).map(String::valueOf).orElse("");
            default -> operation;
        };
    }

    private static String result(Facts facts) {
        String to = facts.is(LdapFacts.DISCONNECTS, true)
                ? ", and the connection ends"
                : " to " + text(facts, LdapFacts.OPERATION);
        List<String> referrals = facts.all(LdapFacts.REFERRAL);
        return "result " + text(facts, LdapFacts.RESULT) + to
                + (referrals.isEmpty() ? "" : " " + String.join(" ", referrals))
                + facts.first(LdapFacts.DIAGNOSTIC).map(said -> ": " + said).orElse("");
    }

    private static String text(Facts facts, Fact<String> fact) {
        return facts.first(fact).orElse("");
    }

    @Override
    public String detail(Message message) {
        if (message.content() instanceof LdapContent.Unreadable unreadable) {
            return String.valueOf(unreadable.why());
        }
        LDAPMessage said = ((LdapContent) message.content()).message();
        if (said.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_BIND_REQUEST) {
            BindRequestProtocolOp bind = said.getBindRequestProtocolOp();
            String secret = bind.getSimplePassword() == null
                    ? ""
                    : "\npassword: " + bind.getSimplePassword().stringValue();
            return "bind\nversion: " + bind.getVersion() + "\nname: " + bind.getBindDN() + secret;
        }
        if (said.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY) {
            return said.getSearchResultEntryProtocolOp().toSearchResultEntry().toLDIFString();
        }
        if (said.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_EXTENDED_REQUEST) {
            // What it carries is its own business: a change of a password (RFC 3062 §2) for one.
            return "extended\noid: " + said.getExtendedRequestProtocolOp().getOID();
        }
        return said.getProtocolOp().toString();
    }

    /** Words go from the general to the particular: {@code bind}, {@code bind NAME}, {@code bind NAME simple}. */
    @Override
    public Optional<Meaning> reads(String words) {
        if (BARE.contains(words)) {
            return asks(words, facts -> true);
        }
        Matcher bind = BIND.matcher(words);
        if (bind.matches()) {
            return asks("bind", bound(bind));
        }
        Matcher search = SEARCH.matcher(words);
        if (search.matches()) {
            return asks(
                    "search",
                    like(LdapFacts.BASE, search.group("base"))
                            .and(like(LdapFacts.SCOPE, search.group("scope")))
                            .and(like(LdapFacts.FILTER, search.group("filter"))));
        }
        Matcher extended = EXTENDED.matcher(words);
        if (extended.matches()) {
            return asks("extended", like(LdapFacts.OID, extended.group(1)));
        }
        Matcher abandon = ABANDON.matcher(words);
        if (abandon.matches()) {
            return asks(
                    "abandon",
                    facts -> abandon.group(1) == null
                            || facts.is(LdapFacts.ABANDONED, Integer.valueOf(abandon.group(1))));
        }
        return answer(words);
    }

    private static Optional<Meaning> answer(String words) {
        Matcher found = FOUND.matcher(words);
        if (found.matches()) {
            boolean entry = found.group(1).equals("entry");
            return answers(found.group(1), like(entry ? LdapFacts.ENTRY : LdapFacts.REFERRAL, found.group(2)));
        }
        Matcher result = RESULT.matcher(words);
        return result.matches()
                ? answers(
                        "result",
                        like(LdapFacts.RESULT, result.group("code"))
                                .and(like(LdapFacts.OPERATION, result.group("operation"))))
                : Optional.empty();
    }

    private static Predicate<Facts> bound(Matcher words) {
        String name = words.group("name");
        return like(LdapFacts.NAME, ANONYMOUS.equals(name) ? "" : name)
                .and(like(LdapFacts.MECHANISM, words.group("simple")))
                .and(like(LdapFacts.MECHANISM, words.group("sasl")));
    }

    /** Whatever there is, where nothing is said. */
    private static Predicate<Facts> like(Fact<String> fact, String words) {
        if (words == null) {
            return facts -> true;
        }
        Predicate<String> like = Meaning.like(words);
        return facts -> facts.any(fact, like);
    }

    private static Optional<Meaning> asks(String operation, Predicate<Facts> about) {
        return Optional.of(Meaning.question(facts ->
                facts.is(LdapFacts.PART, "request") && facts.is(LdapFacts.OPERATION, operation) && about.test(facts)));
    }

    private static Optional<Meaning> answers(String part, Predicate<Facts> about) {
        return Optional.of(Meaning.answer(facts -> facts.is(LdapFacts.PART, part) && about.test(facts)));
    }

    @Override
    public List<String> forms() {
        return List.of(
                "bind NAME simple",
                "bind anonymous",
                "bind NAME sasl MECHANISM",
                "search base=BASE SCOPE FILTER",
                "extended OID",
                "unbind",
                "entry NAME",
                "reference URL",
                "result CODE to OPERATION");
    }
}
