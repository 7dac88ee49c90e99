package org.uclab.client.xmpp;

/**
 * Somebody asks the user into a chat room.
 *
 * @param room its bare address
 * @param from bare address of who asks
 */
public record RoomInvitation(String room, String from) {}
