package org.uclab.control.verb;

/** What a call of a verb is, RFC 9110 §9.3. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE;

    /** Whether its parameters that are not in the path stand in a JSON body; otherwise in the query. */
    public boolean hasBody() {
        return this == POST || this == PUT;
    }
}
