package org.uclab.shell.xmpp;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.protocol.xmpp.StanzaCondition;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.protocol.xmpp.Summary;

/** What goes over a stream, as the history keeps it. */
sealed interface XmppContent extends Message.Content {

    /** In one line; {@code summary} puts an element in one. */
    String line(Function<Element, String> summary);

    /** The XML. */
    String xml();

    /** A stream header. */
    record Opened(StreamHeader header, int size) implements XmppContent {
        @Override
        public String line(Function<Element, String> summary) {
            return Summary.of(header);
        }

        @Override
        public String xml() {
            return header.toXml();
        }

        @Override
        public byte[] bytes() {
            return xml().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Facts facts() {
            return Facts.with()
                    .and(XmppFacts.KIND, XmppTeller.OPEN)
                    .unlessEmpty(XmppFacts.NAMESPACE, header.contentNamespace())
                    .unlessEmpty(XmppFacts.TO, header.to())
                    .unlessEmpty(XmppFacts.FROM, header.from())
                    .unlessEmpty(XmppFacts.ID, header.id())
                    .and(XmppFacts.XML, xml())
                    .done();
        }
    }

    /** An element of the stream. */
    record Sent(Element element, int size) implements XmppContent {
        @Override
        public String line(Function<Element, String> summary) {
            return summary.apply(element);
        }

        @Override
        public String xml() {
            return element.toXml();
        }

        @Override
        public byte[] bytes() {
            return element.toXml().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Facts facts() {
            boolean streamError = element.is(Namespaces.STREAMS, "error");
            Facts.Builder facts = Facts.with()
                    .and(XmppFacts.KIND, kind())
                    .unlessEmpty(XmppFacts.NAMESPACE, element.namespace())
                    .unlessEmpty(XmppFacts.TYPE, element.attribute("type", typeUnsaid()))
                    .unlessEmpty(XmppFacts.FROM, element.attribute("from", ""))
                    .unlessEmpty(XmppFacts.TO, element.attribute("to", ""))
                    .unlessEmpty(XmppFacts.ID, element.attribute("id", ""))
                    .unlessEmpty(XmppFacts.MECHANISM, element.attribute("mechanism", ""))
                    .and(XmppFacts.CONDITION, StanzaCondition.in(element).map(StanzaCondition::wire));
            if (element.namespace().equals(Namespaces.DIALBACK)) {
                facts.and(XmppFacts.PAYLOAD, element.name());
            } else if (streamError || element.name().equals("failure")) {
                element.children().stream()
                        .map(Element::name)
                        .filter(name -> !name.equals("text"))
                        .forEach(condition -> facts.and(XmppFacts.CONDITION, condition));
            } else {
                element.child()
                        .ifPresent(payload -> facts.and(XmppFacts.PAYLOAD, Summary.subject(payload))
                                .unlessEmpty(XmppFacts.PAYLOAD_NAMESPACE, payload.namespace()));
            }
            return facts.and(XmppFacts.XML, xml())
                    .hiding(Summary.secrets(element))
                    .done();
        }

        private String kind() {
            if (element.is(Namespaces.STREAMS, "error")) {
                return XmppTeller.ERROR;
            }
            return element.namespace().equals(Namespaces.DIALBACK) ? XmppTeller.DIALBACK : element.name();
        }

        /** RFC 6121 §5.2.2 and §4.7.1: what no type means. */
        private String typeUnsaid() {
            return switch (element.name()) {
                case Stanza.MESSAGE -> "normal";
                case Stanza.PRESENCE -> "available";
                default -> "";
            };
        }
    }

    /** The end of the stream. */
    record Closed(int size) implements XmppContent {
        @Override
        public String line(Function<Element, String> summary) {
            return XmppTeller.CLOSE;
        }

        @Override
        public String xml() {
            return StreamHeader.CLOSE;
        }

        @Override
        public byte[] bytes() {
            return StreamHeader.CLOSE.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Facts facts() {
            return Facts.with().and(XmppFacts.KIND, XmppTeller.CLOSE).done();
        }
    }

    /** What is no stream of ours; its bytes are not kept. */
    record Unreadable(String condition, String reason, int size) implements XmppContent {
        @Override
        public String line(Function<Element, String> summary) {
            return "unreadable: " + condition + ", " + reason;
        }

        @Override
        public String xml() {
            return "unreadable: " + condition + ", " + reason;
        }

        @Override
        public byte[] bytes() {
            return new byte[0];
        }

        @Override
        public Facts facts() {
            return Facts.with()
                    .and(XmppFacts.KIND, XmppTeller.UNREADABLE)
                    .and(XmppFacts.CONDITION, condition)
                    .done();
        }
    }
}
