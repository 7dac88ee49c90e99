package org.uclab.client.phone.call;

/**
 * A call that another device of the line has, as the node tells of it (RFC 4235).
 *
 * @param callId    of its dialog
 * @param localTag  of the device
 * @param remoteTag of the node
 */
public record LineCall(String callId, String localTag, String remoteTag) {

    /** The dialog, as whoever wants to take it up names it to the node (RFC 3911 §5): the node's tag is the one addressed. */
    String join() {
        return callId + ";to-tag=" + remoteTag + ";from-tag=" + localTag;
    }
}
