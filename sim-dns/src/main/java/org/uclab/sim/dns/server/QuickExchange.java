package org.uclab.sim.dns.server;

import org.uclab.lab.history.Exchange;
import org.uclab.lab.history.Message;

/** A question answered out of what is kept. */
record QuickExchange(long number, byte[] question, byte[] answer) implements Exchange {

    @Override
    public Message received() {
        return DnsText.of(question, number);
    }

    @Override
    public Message sent() {
        return DnsText.of(answer, number);
    }
}
