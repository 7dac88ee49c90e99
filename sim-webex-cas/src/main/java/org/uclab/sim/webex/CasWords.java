package org.uclab.sim.webex;

/**
 * Element names of the look-up's answer.
 *
 * @param root   the document element
 * @param code   the error code
 * @param reason the reason in words
 * @param ssoUrl where users of an SSO organisation sign in
 */
record CasWords(String root, String code, String reason, String ssoUrl) {

    /** ASSUMED(CAS637): only the words errorcode and reason are printed; what stands around them is a picture there. */
    public static CasWords usual() {
        return new CasWords("federatedsso", "errorcode", "reason", "ssourl");
    }
}
