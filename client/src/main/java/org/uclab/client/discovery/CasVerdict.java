package org.uclab.client.discovery;

import java.util.Locale;
import java.util.Optional;
import org.uclab.client.xml.XmlDocuments;
import org.uclab.lab.history.Phrase;
import tools.jackson.databind.JsonNode;

/**
 * What the Webex look-up said of the domain.
 *
 * @param answer  what it said
 * @param because how that is known
 */
public record CasVerdict(Answer answer, Phrase because) {

    /** What it said. */
    enum Answer {
        KNOWN,
        KNOWN_WITH_SSO,
        UNKNOWN,
        NO_ANSWER
    }

    /** Not a customer. */
    static final int CODE_UNKNOWN_DOMAIN = 1;

    /** A customer whose organisation does not sign in by SSO. */
    static final int CODE_WITHOUT_SSO = 7;

    /** ASSUMED(CAS637): a customer whose organisation signs in by SSO; its printed answer is not public. */
    static final int CODE_WITH_SSO = 0;

    private static final int CODE_DIGITS_MAX = 6;

    /** Nobody was asked. */
    static CasVerdict excluded() {
        return new CasVerdict(Answer.NO_ANSWER, DiscoveryDecisions.CAS_EXCLUDED.of());
    }

    /** Whether it is a Webex Messenger domain. */
    boolean webex() {
        return answer == Answer.KNOWN || answer == Answer.KNOWN_WITH_SSO;
    }

    /** What it is to the decision table. */
    Finding finding() {
        return Finding.valueOf(answer.name());
    }

    /** A customer, as an earlier launch has found. */
    static CasVerdict knownBefore() {
        return new CasVerdict(Answer.KNOWN, DiscoveryDecisions.WEBEX_CACHED.of());
    }

    /** No answer: discovery goes on without Webex. */
    static CasVerdict notKnown(Phrase why) {
        return new CasVerdict(Answer.NO_ANSWER, DiscoveryDecisions.NOT_KNOWN.of(why));
    }

    /** Reads the answer. Whatever is not understood means "not a Webex domain". */
    static CasVerdict read(int status, byte[] body, XmlDocuments xml) {
        if (status != 200) {
            return notKnown(DiscoveryDecisions.CAS_ANSWERED.of(status));
        }
        // ASSUMED(CAS637): only "errorcode" and its values are public, not the elements around it.
        Optional<Integer> code = xml.tree(body).value().flatMap(CasVerdict::errorCode);
        if (code.isEmpty()) {
            return notKnown(DiscoveryDecisions.CAS_WITHOUT_CODE.of());
        }
        return switch (code.get()) {
            case CODE_UNKNOWN_DOMAIN -> new CasVerdict(Answer.UNKNOWN, DiscoveryDecisions.CAS_UNKNOWN.of());
            case CODE_WITHOUT_SSO -> new CasVerdict(Answer.KNOWN, DiscoveryDecisions.CAS_WITHOUT_SSO.of());
            case CODE_WITH_SSO -> new CasVerdict(Answer.KNOWN_WITH_SSO, DiscoveryDecisions.CAS_WITH_SSO.of());
            default -> notKnown(DiscoveryDecisions.CAS_CODE.of(code.get()));
        };
    }

    private static Optional<Integer> errorCode(JsonNode node) {
        for (var property : node.properties()) {
            if (property.getKey().toLowerCase(Locale.ROOT).equals("errorcode")) {
                String text = property.getValue().asString("").strip();
                return text.matches("\\d{1," + CODE_DIGITS_MAX + "}")
                        ? Optional.of(Integer.valueOf(text))
                        : Optional.empty();
            }
            Optional<Integer> deeper = errorCode(property.getValue());
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }
}
