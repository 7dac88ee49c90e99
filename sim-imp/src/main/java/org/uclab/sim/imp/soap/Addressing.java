package org.uclab.sim.imp.soap;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.protocol.xmpp.Element;

/**
 * The headers of WS-Addressing 1.0 in a call. COMPAT(WCF clients): their binding for SOAP 1.2 sends them with
 * {@code mustUnderstand}, and takes no answer without an action.
 *
 * @param namespace that of the call, of 2005 or of 2004
 * @param messageId of the call; empty when it has none
 */
record Addressing(String namespace, String messageId) {

    private static final Set<String> NAMESPACES =
            Set.of("http://www.w3.org/2005/08/addressing", "http://schemas.xmlsoap.org/ws/2004/08/addressing");

    /** Longest message id given back, in characters. */
    private static final int ID_MAX = 256;

    static boolean is(Element block) {
        return NAMESPACES.contains(block.namespace());
    }

    /** What the header blocks say of it; empty when they say nothing. */
    static Optional<Addressing> in(List<Element> header) {
        return header.stream()
                .filter(Addressing::is)
                .findFirst()
                .map(any -> new Addressing(
                        any.namespace(),
                        header.stream()
                                .filter(block -> block.is(any.namespace(), "MessageID"))
                                .map(block -> block.text().strip())
                                .filter(id -> id.length() <= ID_MAX)
                                .findFirst()
                                .orElse("")));
    }

    /** The header blocks of the answer, as the description of the service says them. */
    List<Element> answer(String element) {
        Element action = Element.of(namespace, "Action", Soap.EPAS + "/" + Soap.PORT_TYPE + "/" + element);
        return messageId.isEmpty() ? List.of(action) : List.of(action, Element.of(namespace, "RelatesTo", messageId));
    }
}
