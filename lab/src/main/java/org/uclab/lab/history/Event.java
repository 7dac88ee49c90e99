package org.uclab.lab.history;

import java.util.Optional;

/** Something that happened in the lab. */
public sealed interface Event {

    /** The members, for switches without a default. */
    enum Kind {
        NODE_STARTED,
        NODE_STOPPED,
        CONNECTION_OPENED,
        CONNECTION_CLOSED,
        MESSAGE_RECEIVED,
        MESSAGE_SENT,
        MEDIA_FLOW,
        CLIENT_DECIDED,
        FAULT_ARMED,
        FAULT_FIRED,
        FAULT_HEALED,
        HANDLER_FAILED
    }

    Stamp stamp();

    Kind kind();

    default long seq() {
        return stamp().seq();
    }

    default String node() {
        return stamp().node();
    }

    /** The message, where the event is one. */
    default Optional<Message> message() {
        return Optional.empty();
    }

    /** The way on which it happened, where it did on one. */
    default Optional<Hop> way() {
        return message().map(Message::hop);
    }

    /** The decision, where the event is one. */
    default Optional<Decision> decided() {
        return Optional.empty();
    }

    /** One line for people. */
    String text();

    /** A node runs and its ports answer. */
    record NodeStarted(Stamp stamp) implements Event {
        @Override
        public Kind kind() {
            return Kind.NODE_STARTED;
        }

        @Override
        public String text() {
            return "started";
        }
    }

    /** A node stopped. */
    record NodeStopped(Stamp stamp, String why) implements Event {
        @Override
        public Kind kind() {
            return Kind.NODE_STOPPED;
        }

        @Override
        public String text() {
            return "stopped: " + why;
        }
    }

    /** A peer connected to a port. */
    record ConnectionOpened(Stamp stamp, Hop hop) implements Event {

        @Override
        public Optional<Hop> way() {
            return Optional.of(hop);
        }

        /** {@code address:port} of who connected. */
        public String peer() {
            return hop.peer();
        }

        @Override
        public Kind kind() {
            return Kind.CONNECTION_OPENED;
        }

        @Override
        public String text() {
            return "connection from " + hop.peer();
        }
    }

    /** A connection ended. */
    record ConnectionClosed(Stamp stamp, Hop hop, String why) implements Event {

        @Override
        public Optional<Hop> way() {
            return Optional.of(hop);
        }

        /** {@code address:port} of who had connected. */
        public String peer() {
            return hop.peer();
        }

        @Override
        public Kind kind() {
            return Kind.CONNECTION_CLOSED;
        }

        @Override
        public String text() {
            return "connection from " + hop.peer() + " closed: " + why;
        }
    }

    /** A port received a message from a peer. The serving side records both directions; the caller records none. */
    record MessageReceived(Stamp stamp, Message content) implements Event {

        /** {@code address:port} of whom it came from. */
        public String peer() {
            return content.hop().peer();
        }

        @Override
        public Kind kind() {
            return Kind.MESSAGE_RECEIVED;
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(content);
        }

        @Override
        public String text() {
            return content.protocol() + " " + content.line();
        }
    }

    /** A port sent a message to a peer. */
    record MessageSent(Stamp stamp, Message content) implements Event {

        /** {@code address:port} of whom it went to. */
        public String peer() {
            return content.hop().peer();
        }

        @Override
        public Kind kind() {
            return Kind.MESSAGE_SENT;
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(content);
        }

        @Override
        public String text() {
            return content.protocol() + " " + content.line();
        }
    }

    /** A port receives media from a peer: what has come of one stream. The receiving side records it. */
    record MediaFlow(Stamp stamp, String peer, Flow flow) implements Event {
        @Override
        public Kind kind() {
            return Kind.MEDIA_FLOW;
        }

        @Override
        public String text() {
            return "media from " + peer + " " + flow.text();
        }
    }

    /** A client, or a node of its own accord, decided something. */
    record ClientDecided(Stamp stamp, Decision decision) implements Event {
        @Override
        public Kind kind() {
            return Kind.CLIENT_DECIDED;
        }

        @Override
        public Optional<Decision> decided() {
            return Optional.of(decision);
        }

        @Override
        public String text() {
            return decision.text();
        }
    }

    /** A fault lies in wait. {@code fault} is its text, {@code id} its number in this lab. */
    record FaultArmed(Stamp stamp, long id, String fault) implements Event {
        @Override
        public Kind kind() {
            return Kind.FAULT_ARMED;
        }

        @Override
        public String text() {
            return "fault " + id + " armed: " + fault;
        }
    }

    /** A fault bit. */
    record FaultFired(Stamp stamp, long id, String fault, String peer) implements Event {
        @Override
        public Kind kind() {
            return Kind.FAULT_FIRED;
        }

        @Override
        public String text() {
            return "fault " + id + " fired: " + fault;
        }
    }

    /** A fault was taken away. */
    record FaultHealed(Stamp stamp, long id, String fault) implements Event {
        @Override
        public Kind kind() {
            return Kind.FAULT_HEALED;
        }

        @Override
        public String text() {
            return "fault " + id + " healed: " + fault;
        }
    }

    /** A handler of ours threw: our own mistake, which fails the run when the bench closes. */
    record HandlerFailed(Stamp stamp, Throwable cause) implements Event {
        @Override
        public Kind kind() {
            return Kind.HANDLER_FAILED;
        }

        @Override
        public String text() {
            return "handler failed: " + cause;
        }
    }
}
