package org.uclab.sim.ucm.sip;

/**
 * What a device does with a call of its line, told to the other devices of that line.
 *
 * @param line      directory number, digits only
 * @param device    name of it
 * @param contact   URI of its Contact
 * @param callId    Call-ID of its dialog
 * @param localTag  the device's
 * @param remoteTag the node's
 * @param over      whether the call is over there
 * @param held      whether it holds it
 */
record LineNotice(
        String line,
        String device,
        String contact,
        String callId,
        String localTag,
        String remoteTag,
        boolean over,
        boolean held) {}
