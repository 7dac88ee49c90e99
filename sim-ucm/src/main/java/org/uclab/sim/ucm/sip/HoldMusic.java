package org.uclab.sim.ucm.sip;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What whoever waits in one call hears: music, or that it rings. */
final class HoldMusic {

    private final Calls calls;
    private Optional<MediaParty> player = Optional.empty();

    HoldMusic(Calls calls) {
        this.calls = calls;
    }

    /**
     * Silences a leg, and plays to it then. SRST: its first releases have no music.
     *
     * @param still whether the call is so that it is to be heard
     */
    void play(Leg leg, MediaParty.Part what, BooleanSupplier still) {
        if (calls.self().standsIn()) {
            leg.cut(() -> {});
            return;
        }
        leg.cut(() -> {
            if (player.isEmpty() && still.getAsBoolean() && !leg.over()) {
                MediaParty music = calls.plays(what, leg.number(), "");
                player = Optional.of(music);
                calls.join().of(music, leg, () -> {}, why -> music.end());
            }
        });
    }

    void stop() {
        player.ifPresent(MediaParty::end);
        player = Optional.empty();
    }
}
