package org.uclab.client.phone.registration;

/** What a request of a registration is for. */
public enum Purpose {
    /** To register anew. */
    REGISTER,
    /** To stay registered. */
    REFRESH,
    /** To be registered no more. */
    UNREGISTER,
    /** To hear whether the node is there; it changes no binding. */
    KEEP_ALIVE,
    /** To be allowed to come back to a better placed node. */
    TOKEN
}
