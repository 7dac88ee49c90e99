package org.uclab.protocol.xmpp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an element says, in one line for people: {@code iq set bind}, {@code message chat to=b@x "hi"},
 * {@code presence available show=away}. Holds no password, token or key.
 */
public final class Summary {

    /** Longest quotation of a message body, in characters. */
    private static final int QUOTE_MAX = 60;

    private static final Set<String> SASL_SECRET = Set.of("auth", "response", "challenge", "success");

    /** {@code digest} is that of XEP-0078. */
    private static final Set<String> SECRET = Set.of("handshake", "password", "digest", "token", "session-key");

    /** Fields of forms in which people write passwords: XEP-0133 §4.1 and XEP-0045 §15.5.3. */
    private static final Set<String> SECRET_FIELDS = Set.of("password", "password-verify", "muc#roomconfig_roomsecret");

    private Summary() {}

    public static String of(StreamHeader header) {
        return "stream open" + part("to", header.to()) + part("from", header.from()) + part("id", header.id());
    }

    public static String of(Element element) {
        if (element.namespace().equals(Namespaces.DIALBACK)) {
            return dialback(element);
        }
        return switch (element.name()) {
            case Stanza.IQ -> "iq " + element.attribute("type", "?") + content(element) + addresses(element);
            case Stanza.MESSAGE -> message(element);
            case Stanza.PRESENCE -> presence(element);
            case "features" -> "features" + names(element.children());
            case "error" -> "stream error" + names(element.children());
            case "failure" -> "failure" + names(element.children());
            case "auth" -> "auth " + element.attribute("mechanism", "?");
            default -> element.name();
        };
    }

    /**
     * What SASL, components and elements of passwords carry in that element, as it stands in texts: as it is, and as XML
     * writes it.
     */
    public static Set<String> secrets(Element element) {
        Set<String> found = new LinkedHashSet<>();
        collect(element, found);
        return found;
    }

    private static void collect(Element element, Set<String> found) {
        if (secret(element)) {
            found.add(element.text());
            found.add(XmlWriter.escaped(element.text()));
        }
        if (element.is(Namespaces.DATA_FORMS, "field") && SECRET_FIELDS.contains(element.attribute("var", ""))) {
            element.children(Namespaces.DATA_FORMS, "value").stream()
                    .map(Element::text)
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> found.addAll(List.of(text, XmlWriter.escaped(text))));
        }
        element.children().forEach(child -> collect(child, found));
    }

    private static boolean secret(Element element) {
        boolean carries = element.namespace().equals(Namespaces.SASL)
                ? SASL_SECRET.contains(element.name())
                : SECRET.contains(element.name());
        return carries && !element.text().isEmpty();
    }

    private static String message(Element message) {
        String body = message.child("body").map(Element::text).orElse("");
        String said = body.isEmpty() || !error(message).isEmpty()
                ? content(message)
                : " \"" + (body.length() <= QUOTE_MAX ? body : body.substring(0, QUOTE_MAX) + "…") + "\"";
        return "message " + message.attribute("type", "normal") + addresses(message) + said;
    }

    private static String dialback(Element element) {
        return "dialback " + element.name()
                + element.attribute("type").map(type -> " " + type).orElse("")
                + error(element)
                + addresses(element);
    }

    private static String presence(Element presence) {
        return "presence " + presence.attribute("type", "available")
                + presence.child("show").map(show -> part("show", show.text())).orElse("")
                + presence.child("priority")
                        .map(p -> part("priority", p.text()))
                        .orElse("")
                + presence.child("status").map(s -> " \"" + s.text() + "\"").orElse("")
                + error(presence)
                + addresses(presence);
    }

    private static String content(Element stanza) {
        String error = error(stanza);
        if (!error.isEmpty()) {
            return error;
        }
        return stanza.child().map(child -> " " + subject(child)).orElse("");
    }

    private static String error(Element stanza) {
        return StanzaCondition.in(stanza)
                .map(condition -> " " + condition.wire())
                .orElse("");
    }

    /** What a payload is called: {@code query} says nothing, the end of its namespace does. */
    public static String subject(Element payload) {
        String namespace = payload.namespace();
        return payload.name().equals("query")
                ? namespace.substring(Math.max(namespace.lastIndexOf('/'), namespace.lastIndexOf(':')) + 1)
                : payload.name();
    }

    private static String addresses(Element stanza) {
        return part("from", stanza.attribute("from", "")) + part("to", stanza.attribute("to", ""));
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : " " + name + "=" + value;
    }

    private static String names(List<Element> children) {
        return children.stream()
                .filter(child -> !child.name().equals("text"))
                .map(child -> " " + child.name() + mechanisms(child).orElse(""))
                .collect(Collectors.joining());
    }

    private static Optional<String> mechanisms(Element feature) {
        return feature.name().equals("mechanisms")
                ? Optional.of(feature.children(Namespaces.SASL, "mechanism").stream()
                        .map(Element::text)
                        .collect(Collectors.joining(",", "=", "")))
                : Optional.empty();
    }
}
