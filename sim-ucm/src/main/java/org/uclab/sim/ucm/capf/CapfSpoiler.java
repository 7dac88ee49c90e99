package org.uclab.sim.ucm.capf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.core.Spoiler;
import org.uclab.lab.fault.Occasion;
import org.uclab.protocol.capf.CapfKind;
import org.uclab.protocol.capf.CapfTag;
import org.uclab.sim.ucm.fault.CapfFault;

/** How {@link CapfFault}s act on a session. The occasion is a message that the server answers. */
final class CapfSpoiler implements Spoiler<CapfInput, CapfAction, CapfFault> {

    private final CapfSession session;
    private final String peer;

    CapfSpoiler(CapfSession session, String peer) {
        this.session = session;
        this.peer = peer;
    }

    @Override
    public Class<CapfFault> family() {
        return CapfFault.class;
    }

    @Override
    public Optional<Occasion> occasion(CapfInput input, Instant now) {
        if (session.over() || !(input instanceof CapfInput.Heard heard)) {
            return Optional.empty();
        }
        if (heard.message().kind() == CapfKind.IN_PROGRESS) {
            return Optional.empty(); // it is not answered
        }
        String device = heard.message().text(CapfTag.DEVICE_NAME).orElse(session.device());
        return Optional.of(new Occasion(now, peer, Map.of("device", device)));
    }

    @Override
    public List<CapfAction> spoilt(CapfFault fault, CapfInput input, List<CapfAction> actions, Instant now) {
        return switch (fault.kind()) {
            case END -> {
                // What was done is told all the same.
                List<CapfAction> spoilt = new ArrayList<>(actions.stream()
                        .filter(action -> action.kind() == CapfAction.Kind.TELL)
                        .toList());
                spoilt.addAll(session.ended(((CapfFault.End) fault).reason()));
                yield spoilt;
            }
        };
    }
}
