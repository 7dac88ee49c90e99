package org.uclab.client.phone.registration;

import java.time.Duration;
import java.util.Optional;
import org.uclab.lab.history.Decision;

/** What a registration wants done. Nodes are told by their place in the list, from 0. */
public sealed interface RegistrationAction {

    /** The members, for switches without a default. */
    enum Kind {
        OPEN,
        ASK,
        RELOAD,
        TELL
    }

    Kind kind();

    /** Make a way to that node. */
    record Open(int node) implements RegistrationAction {
        @Override
        public Kind kind() {
            return Kind.OPEN;
        }
    }

    /**
     * Ask that node.
     *
     * @param ticket  comes back with what becomes of it
     * @param expires what to ask for; zero where nothing is asked for
     */
    record Ask(long ticket, int node, Purpose purpose, Duration expires) implements RegistrationAction {
        @Override
        public Kind kind() {
            return Kind.ASK;
        }
    }

    /** Fetch the device file again and begin with what it says. */
    record Reload() implements RegistrationAction {
        @Override
        public Kind kind() {
            return Kind.RELOAD;
        }
    }

    /**
     * Tell the user, and whoever waits.
     *
     * @param state where it stands now
     * @param node  where it is registered
     */
    record Tell(RegistrationState state, Optional<Integer> node, Decision decision) implements RegistrationAction {
        @Override
        public Kind kind() {
            return Kind.TELL;
        }
    }
}
