package org.uclab.lab.fault;

import java.util.List;

/** What can go wrong with a host as a whole, or with one of its services. There is no occasion: it bites when it begins. */
public sealed interface NodeFault extends LastingFault {

    /** How users write them. */
    List<FaultForm> FORMS = List.of(
            new FaultForm(
                    "power-cut",
                    "power-cut",
                    "node",
                    "at a host: its connections are reset, and what it held in memory is gone",
                    a -> new NodeFault.PowerCut()),
            new FaultForm(
                    "pause",
                    "pause",
                    "node",
                    "at a host: it is frozen, and nothing it would send or hear passes",
                    a -> new NodeFault.Pause()),
            new FaultForm(
                    "zone-cut",
                    "zone-cut",
                    "node",
                    "at a host: nothing passes between its zone and the others, as when the line to a site is down",
                    a -> new NodeFault.ZoneCut()),
            new FaultForm(
                    "service-stopped",
                    "service-stopped",
                    "node",
                    "nothing listens and its connections are reset; the host's other services live on",
                    a -> new NodeFault.ServiceStopped()));

    /** The members, for switches without a default. */
    enum Kind {
        POWER_CUT,
        PAUSE,
        ZONE_CUT,
        SERVICE_STOPPED
    }

    Kind kind();

    /** Connections are reset, what was in memory is gone. Healed, the host starts and dials its peers. */
    record PowerCut() implements NodeFault {
        @Override
        public Kind kind() {
            return Kind.POWER_CUT;
        }

        @Override
        public String text() {
            return "power-cut";
        }
    }

    /** Frozen: nothing passes either way, and nothing is lost by it. */
    record Pause() implements NodeFault {
        @Override
        public Kind kind() {
            return Kind.PAUSE;
        }

        @Override
        public String text() {
            return "pause";
        }
    }

    /** The way between the zone of the host and all others is cut: nothing passes, nobody is told, and nothing is lost by it. */
    record ZoneCut() implements NodeFault {
        @Override
        public Kind kind() {
            return Kind.ZONE_CUT;
        }

        @Override
        public String text() {
            return "zone-cut";
        }
    }

    /** The service does not listen and its connections are reset; the others live on. Datagrams for it are lost. */
    record ServiceStopped() implements NodeFault {
        @Override
        public Kind kind() {
            return Kind.SERVICE_STOPPED;
        }

        @Override
        public String text() {
            return "service-stopped";
        }
    }
}
