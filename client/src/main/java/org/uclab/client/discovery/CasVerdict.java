package org.uclab.client.discovery;

import java.util.Locale;
import java.util.Optional;
import org.uclab.client.xml.XmlDocuments;
import tools.jackson.databind.JsonNode;

/**
 * What the Webex look-up said of the domain.
 *
 * @param webex  whether it is a Webex Messenger domain
 * @param reason how that is known
 */
public record CasVerdict(boolean webex, String reason) {

    /** Not a customer. */
    static final int CODE_UNKNOWN_DOMAIN = 1;

    /** A customer whose organisation does not sign in by SSO. */
    static final int CODE_WITHOUT_SSO = 7;

    /** ASSUMED(CAS637): a customer whose organisation signs in by SSO; its printed answer is not public. */
    static final int CODE_WITH_SSO = 0;

    private static final int CODE_DIGITS_MAX = 6;

    /** No answer: discovery goes on without Webex. */
    static CasVerdict notKnown(String why) {
        return new CasVerdict(false, why + ": taken as not a Webex domain");
    }

    /** Reads the answer. Whatever is not understood means "not a Webex domain". */
    static CasVerdict read(int status, byte[] body, XmlDocuments xml) {
        if (status != 200) {
            return notKnown("CAS answered " + status);
        }
        // ASSUMED(CAS637): only "errorcode" and its values are public, not the elements around it.
        Optional<Integer> code = xml.tree(body).value().flatMap(CasVerdict::errorCode);
        if (code.isEmpty()) {
            return notKnown("CAS answered with a document without an error code");
        }
        return switch (code.get()) {
            case CODE_UNKNOWN_DOMAIN -> new CasVerdict(false, "CAS does not know the domain (error code 1)");
            case CODE_WITHOUT_SSO -> new CasVerdict(true, "CAS knows the domain, without SSO (error code 7)");
            case CODE_WITH_SSO -> new CasVerdict(true, "CAS knows the domain, with SSO");
            default -> notKnown("CAS answered with error code " + code.get());
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
