package org.uclab.sim.expressway.media;

import java.util.Optional;

/**
 * What a call's relay on one node is bound to.
 *
 * @param outer    whom it hears on the outer side
 * @param inner    whom it hears on the inner side
 * @param rekeys   whether it ends SRTP on both sides, each with keys of its own; otherwise what is protected passes as it is
 * @param protects whether it offers protection on the inner side
 */
public record RelayTerms(Reach outer, Reach inner, boolean rekeys, boolean protects) {

    /**
     * Whom one side is to be.
     *
     * @param host    its only address; none where its description says it
     * @param anyPort whether its packets may come from other ports than described, as from behind a NAT
     * @param waits   whether nothing is sent there before something has come from there
     */
    public record Reach(Optional<String> host, boolean anyPort, boolean waits) {

        /** Who calls himself what he likes, but is at that address. */
        public static Reach apparent(String host) {
            return new Reach(Optional.of(host), true, false);
        }

        /** That address and the described port, which opens the way itself. */
        public static Reach opening(String host) {
            return new Reach(Optional.of(host), false, true);
        }

        /** That address and the described port. */
        public static Reach exactly(String host) {
            return new Reach(Optional.of(host), false, false);
        }

        /** The described host, whatever port it sends from. */
        public static Reach described() {
            return new Reach(Optional.empty(), true, false);
        }

        /** Whether a description that says so names no place to send to: what is said is not where it is. */
        boolean latchedOnly(Optional<String> described) {
            return waits || (host.isPresent() && !host.equals(described));
        }
    }
}
