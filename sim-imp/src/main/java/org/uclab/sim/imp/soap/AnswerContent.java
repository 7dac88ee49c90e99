package org.uclab.sim.imp.soap;

import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;
import org.uclab.protocol.xmpp.Element;
import org.uclab.shell.http.ResponseContent;

/** An answer to a call as the history keeps it. */
record AnswerContent(ResponseContent response) implements Message.Content {

    @Override
    public byte[] bytes() {
        return response.bytes();
    }

    @Override
    public int size() {
        return response.size();
    }

    @Override
    public Facts facts() {
        Facts.Builder facts = Facts.with().andAll(response.facts());
        XmlDocument.read(response.body())
                .filter(root -> root.is(Soap.ENVELOPE, "Envelope"))
                .flatMap(root -> root.child("Body"))
                .flatMap(Element::child)
                .ifPresent(body -> add(facts, body));
        return facts.done();
    }

    private static void add(Facts.Builder facts, Element body) {
        if (body.is(Soap.ENVELOPE, "Fault")) {
            facts.and(SoapFacts.OUTCOME, "fault")
                    .and(
                            SoapFacts.REASON,
                            body.child("Reason")
                                    .flatMap(reason -> reason.child("Text"))
                                    .map(Element::text));
            return;
        }
        facts.and(SoapFacts.OPERATION, body.name());
        body.child("failure")
                .ifPresent(failure ->
                        facts.and(SoapFacts.OUTCOME, "failure").and(SoapFacts.REASON, failure.attribute("reason", "")));
        body.child("success").ifPresent(success -> servers(facts.and(SoapFacts.OUTCOME, "success"), success));
        body.children().stream()
                .filter(section -> section.name().endsWith("-resp"))
                .forEach(section -> servers(facts.and(SoapFacts.SECTION, section.name()), section));
    }

    private static void servers(Facts.Builder facts, Element holder) {
        holder.children(Soap.EPAS, "server")
                .forEach(server -> facts.and(SoapFacts.SERVER, server.attribute("host", "")));
    }
}
