package org.uclab.client.phone.registration;

/** Where a registration stands. */
public enum RegistrationState {
    /** Nothing has begun, or the phone has left its node and is to begin anew. */
    IDLE,
    /** A node is asked, after it was reached. */
    SEEKING,
    /** It is registered. */
    REGISTERED,
    /** It leaves a node for a better placed one. */
    MOVING,
    /** It leaves its node, which has told it to begin anew. */
    LEAVING,
    /** No node takes it now; it tries again later. */
    WAITING,
    /** The user has signed out, or the network is another. */
    ENDED
}
