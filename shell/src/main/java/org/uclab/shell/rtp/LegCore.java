package org.uclab.shell.rtp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.uclab.lab.core.Core;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.rtp.session.Agreement;
import org.uclab.protocol.rtp.session.Outgoing;
import org.uclab.protocol.rtp.session.RtpSession;

/** An {@link RtpSession} as the driver wants it: what happens, and what is to be sent. All of it in clear. */
final class LegCore implements Core<LegCore.Input, Outgoing<Endpoint>> {

    /** What happens to a leg. */
    sealed interface Input {

        /** The members, for switches without a default. */
        enum Kind {
            AGREED,
            MEDIA,
            CONTROL,
            ENDED
        }

        Input.Kind kind();
    }

    /** The two sides have agreed, for the first time or anew. */
    record Agreed(Agreement<Endpoint> agreement) implements Input {
        @Override
        public Input.Kind kind() {
            return Input.Kind.AGREED;
        }
    }

    /** A datagram at the even port. */
    record Media(Endpoint from, byte[] datagram) implements Input {
        @Override
        public Input.Kind kind() {
            return Input.Kind.MEDIA;
        }
    }

    /** A datagram at the odd port. */
    record Control(Endpoint from, byte[] datagram) implements Input {
        @Override
        public Input.Kind kind() {
            return Input.Kind.CONTROL;
        }
    }

    /** The call is over. */
    record Ended() implements Input {
        @Override
        public Input.Kind kind() {
            return Input.Kind.ENDED;
        }
    }

    private final RtpSession<Endpoint> session;

    LegCore(RtpSession<Endpoint> session) {
        this.session = session;
    }

    @Override
    public List<Outgoing<Endpoint>> on(Input input, Instant now) {
        return switch (input.kind()) {
            case AGREED -> {
                session.agree(((Agreed) input).agreement(), now);
                yield session.wake(now);
            }
            case MEDIA -> session.media(((Media) input).from(), ((Media) input).datagram(), now);
            case CONTROL -> {
                session.control(((Control) input).from(), ((Control) input).datagram(), now);
                yield List.of();
            }
            case ENDED -> session.end(now);
        };
    }

    @Override
    public Optional<Instant> wakeAt() {
        return session.wakeAt();
    }

    @Override
    public List<Outgoing<Endpoint>> wake(Instant now) {
        return session.wake(now);
    }
}
