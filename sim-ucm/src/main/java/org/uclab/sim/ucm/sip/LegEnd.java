package org.uclab.sim.ucm.sip;

import java.util.Optional;
import org.uclab.protocol.sip.Flow;

/**
 * Who is at the other end of a leg.
 *
 * @param phone  none for another node
 * @param number of its line, or of whoever calls or is called there
 * @param name   for people; empty for none
 * @param flow   the way to it
 * @param target the URI that a first INVITE goes to
 */
record LegEnd(Optional<Phone> phone, String number, String name, Flow flow, String target) {

    static LegEnd of(Phone phone) {
        return new LegEnd(
                Optional.of(phone),
                phone.line(),
                phone.displayName(),
                phone.flow(),
                phone.contact().uri());
    }

    /** Another node of the cluster. */
    boolean node() {
        return phone.isEmpty();
    }
}
