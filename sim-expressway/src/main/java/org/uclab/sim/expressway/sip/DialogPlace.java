package org.uclab.sim.expressway.sip;

import java.util.Optional;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipUri;
import org.uclab.sim.expressway.media.RelaySide;

/** What an E and a C do not have in common where dialogs go through them. */
interface DialogPlace {

    /** The leg of that side. */
    Leg leg(RelaySide side);

    /** How it calls itself on that side in the Record-Route of a dialog. */
    SipUri step(RelaySide side, String token);

    /** Whether that connection is the one of that side of a dialog. */
    boolean comes(Carried dialog, RelaySide side, Flow flow);

    /** The way to that side of a dialog; none where there is none any more. */
    Optional<Flow> way(Carried dialog, RelaySide side, SipRequest request);

    /** A request as it goes on, which came from that side. */
    SipRequest passing(Carried dialog, RelaySide from, SipRequest request);

    /** An answer as it goes back, which came from that side. */
    SipResponse passing(Carried dialog, RelaySide from, SipResponse response);
}
