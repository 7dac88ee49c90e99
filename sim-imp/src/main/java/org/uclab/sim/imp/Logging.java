package org.uclab.sim.imp;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.uclab.protocol.xmpp.Element;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.protocol.xmpp.Stanza;
import org.uclab.sim.imp.compliance.ComplianceLine;

/** The messages of a node that are logged before they go on, where there is a log. */
final class Logging {

    private final Consumer<List<Effect>> carry;
    private Optional<ComplianceLine> log = Optional.empty();

    /**
     * @param carry brings back what could not be logged
     */
    Logging(Consumer<List<Effect>> carry) {
        this.carry = carry;
    }

    /** From now on messages are logged there. */
    void to(ComplianceLine line) {
        log = Optional.of(line);
    }

    /** The same for what a client here sends, which is logged with the address that the server stamps. */
    void logged(Jid client, Element stanza, Consumer<Element> goesOn) {
        Element stamped = log.isEmpty() ? stanza : stanza.with("from", client.toString());
        logged(stamped, () -> goesOn.accept(stamped));
    }

    /** A message goes on when it is logged, everything else at once. */
    void logged(Element stanza, Runnable goesOn) {
        if (log.isEmpty() || !says(stanza)) {
            goesOn.run();
            return;
        }
        log.get()
                .message(
                        stanza,
                        goesOn,
                        why -> Stanza.address(stanza, "from")
                                .ifPresent(sender ->
                                        carry.accept(List.of(new Effect.Deliver(sender, why.answer(stanza))))));
    }

    private static boolean says(Element stanza) {
        return stanza.name().equals(Stanza.MESSAGE)
                && stanza.child("body").isPresent()
                && !Stanza.type(stanza).equals("error");
    }
}
