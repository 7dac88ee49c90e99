package org.uclab.protocol.room;

/**
 * What the owner of a room has settled, XEP-0045 §10.2.
 *
 * @param name         for people
 * @param listed       whether whoever looks finds it
 * @param persistent   whether it outlives its last occupant and the power of its node
 * @param password     what opens it; empty for none
 * @param realNames    whether everybody sees everybody's address; else moderators alone do
 * @param subjectByAll whether participants change the subject; else moderators alone do
 * @param invitesByAll whether everybody there may invite; else, and where members alone enter (C-CHAT), moderators alone do
 * @param occupantsMax at once, 1 to {@link #OCCUPANTS_MAX}
 */
record RoomConfig(
        String name,
        boolean listed,
        boolean persistent,
        boolean membersOnly,
        boolean moderated,
        String password,
        boolean realNames,
        boolean subjectByAll,
        boolean invitesByAll,
        int occupantsMax) {

    /** Most people in one room. ASSUMED(C-CHAT): the product has a limit of its own that can be set; this one is ours. */
    static final int OCCUPANTS_MAX = 1_000;

    /** Longest name and password, characters. */
    static final int TEXT_MAX = 200;

    /** A room that nobody has configured: public (C-CHAT), and not anonymous, which the product's clients need. */
    static RoomConfig instant(String name) {
        // ASSUMED(no public source): who may change the subject and who may invite.
        return new RoomConfig(name, true, false, false, false, "", true, true, true, OCCUPANTS_MAX);
    }
}
