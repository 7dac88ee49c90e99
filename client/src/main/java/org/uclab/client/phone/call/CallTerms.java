package org.uclab.client.phone.call;

import java.util.List;
import java.util.function.Supplier;
import org.uclab.protocol.sdp.Codec;

/**
 * What the phone may and can do.
 *
 * @param callsMax    calls at once
 * @param busyTrigger calls from which on the line is busy to those who call
 * @param coding      what it can code of sound now, the preferred one first
 * @param mobile      number of the user's mobile phone; empty for none
 * @param sharesAtRouter whether it takes up at a router what another device of the line holds
 * @param protects whether it wants its media protected: outside always, inside where its device is encrypted (S4)
 * @param lastId      of the calls of before; 0 where there were none
 */
public record CallTerms(
        LineIdentity line,
        int callsMax,
        int busyTrigger,
        Supplier<List<Codec>> coding,
        String mobile,
        boolean sharesAtRouter,
        boolean protects,
        int lastId) {}
