package org.uclab.sim.voicemail;

import java.util.List;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.model.WorldSection;

/** Hosts at which call control takes SIP: whoever tests plays it. */
final class CallControl implements WorldSection<CallControl.Nothing> {

    /** It has nothing of its own in a world. */
    record Nothing() {}

    @Override
    public String name() {
        return "call-control";
    }

    @Override
    public Class<Nothing> type() {
        return Nothing.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(Role.of("call-control", Service.tcp("sip", "sip", 5060)));
    }

    @Override
    public Nothing read(WorldReading world) {
        return new Nothing();
    }
}
