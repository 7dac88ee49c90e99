package org.uclab.sim.webex;

import java.util.Optional;

/**
 * What the look-up says of a domain.
 *
 * @param code   error code
 * @param reason in words
 * @param ssoUrl where its users sign in; for SSO organisations only
 */
record CasVerdict(int code, String reason, Optional<String> ssoUrl) {

    static CasVerdict unknown() {
        return new CasVerdict(1, "SSO protocol error", Optional.empty());
    }

    /** ASSUMED(CAS637): the code is printed, its reason is not. */
    static CasVerdict withoutSso() {
        return new CasVerdict(7, "Organization does not support SSO", Optional.empty());
    }

    /** ASSUMED(jabber parameter guide): no such answer is public; the address is the one printed for SSO organisations. */
    static CasVerdict withSso(String domain) {
        String page = "https://loginp.webexconnect.com/cas/sso/" + domain + "/orgadmin.app";
        return new CasVerdict(0, "Success", Optional.of(page));
    }
}
