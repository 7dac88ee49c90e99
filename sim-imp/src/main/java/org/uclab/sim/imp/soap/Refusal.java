package org.uclab.sim.imp.soap;

import org.uclab.protocol.xmpp.Element;

/**
 * Why a call is refused. ASSUMED(field 49): that a failure says its reason is seen in a public C# client; that it does so in
 * an attribute, the codes and the words are the lab's own, but for "Invalid request" (G-TOOL).
 */
enum Refusal {
    CREDENTIALS(1, "Invalid user name or password"),
    SESSION(2, "Invalid request: no such session, or it is over"),
    APPLICATION(3, "Invalid request: no such application session"),
    USER(4, "Invalid request: the session is an application user's, log an end user in with it"),
    REQUEST(5, "Invalid request: no group, or a contact without an address"),
    FULL(6, "The contact list is full"),
    NAME(7, "Invalid request: a name is missing or too long"),
    NO_GROUP(8, "No such contact group"),
    NO_CONTACT(9, "No such contact in that group");

    private final int code;
    private final String reason;

    Refusal(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    static Refusal of(ContactLists.Objection objection) {
        return switch (objection) {
            case FULL -> FULL;
            case NAME -> NAME;
            case NO_GROUP -> NO_GROUP;
            case NO_CONTACT -> NO_CONTACT;
        };
    }

    Element answer(String operation) {
        return Soap.epas(operation + "-resp")
                .child(Soap.epas("failure")
                        .attribute("code", Integer.toString(code))
                        .attribute("reason", reason)
                        .done())
                .done();
    }
}
