package org.uclab.sim.imp.soap;

import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;
import org.uclab.protocol.xmpp.Element;
import org.uclab.shell.http.RequestContent;

/** A call as the history keeps it. */
record CallContent(RequestContent request) implements Message.Content {

    @Override
    public byte[] bytes() {
        return request.bytes();
    }

    @Override
    public int size() {
        return request.size();
    }

    @Override
    public Facts facts() {
        Facts.Builder facts = Facts.with().andAll(request.facts());
        Received received = EnvelopeReader.read(request.body());
        if (received.kind() == Received.Kind.CALL) {
            Element operation = ((Received.Call) received).operation();
            facts.and(SoapFacts.OPERATION, operation.name())
                    .and(
                            SoapFacts.USER,
                            operation.child("username").map(user -> user.text().strip()));
        }
        return facts.done();
    }
}
