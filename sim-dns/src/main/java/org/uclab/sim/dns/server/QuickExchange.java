package org.uclab.sim.dns.server;

import org.uclab.lab.history.Exchange;
import org.uclab.lab.history.Hop;
import org.uclab.lab.history.Message;

/** A question answered out of what is kept. */
record QuickExchange(Hop hop, long number, byte[] question, byte[] answer) implements Exchange {

    @Override
    public Message received() {
        return DnsTeller.message(question, hop, number);
    }

    @Override
    public Message sent() {
        return DnsTeller.message(answer, hop, number);
    }
}
