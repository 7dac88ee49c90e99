package org.uclab.scenarios;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.uclab.lab.history.History;
import org.uclab.lab.system.Programs;
import org.uclab.sim.voicemail.VoicemailServers;

/** The mailboxes of a running lab. */
public final class Mailboxes {

    private final Supplier<Stream<Programs>> programs;
    private final History history;

    Mailboxes(Supplier<Stream<Programs>> programs, History history) {
        this.programs = programs;
        this.history = history;
    }

    /**
     * Leaves a voice message for a user, as a caller who was not answered.
     *
     * @param to     user id
     * @param from   user id, or the number of somebody else
     * @param length of the recording
     * @param codec  what it is stored in, as worlds write it; empty for what the system stores in
     * @return how the message is called
     * @throws IllegalArgumentException when nobody has such a mailbox, or there is no such codec
     * @throws IllegalStateException    when no server of the mailbox runs, or the mailbox is full
     */
    public String leave(String to, String from, Duration length, Optional<String> codec) {
        String id = programs.get()
                .filter(VoicemailServers.class::isInstance)
                .map(VoicemailServers.class::cast)
                .findFirst()
                .orElseThrow()
                .leave(to, from, length, codec, history.clock().now());
        history.recorder(BenchDecisions.LAB)
                .decided(
                        BenchDecisions.MESSAGE.of(to),
                        BenchDecisions.LEFT.of(),
                        BenchDecisions.CALLED.of(from, length.toSeconds()));
        return id;
    }
}
