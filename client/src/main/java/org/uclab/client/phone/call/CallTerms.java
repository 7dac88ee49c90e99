package org.uclab.client.phone.call;

import java.util.List;
import org.uclab.protocol.sdp.Codec;

/**
 * What the phone may and can do.
 *
 * @param callsMax    calls at once
 * @param busyTrigger calls from which on the line is busy to those who call
 * @param codecs      what it can code, the preferred one first
 * @param mobile      number of the user's mobile phone; empty for none
 * @param lastId      of the calls of before; 0 where there were none
 */
public record CallTerms(
        LineIdentity line, int callsMax, int busyTrigger, List<Codec> codecs, String mobile, int lastId) {

    public CallTerms {
        codecs = List.copyOf(codecs);
    }
}
