package org.uclab.control.api;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.uclab.control.verb.Refused;
import org.uclab.lab.pki.Secret;
import org.uclab.shell.http.HttpQuestion;

/**
 * Who may ask. A page of another site reaches loopback by the user's own browser, under any name that its name server gives
 * for 127.0.0.1; it can neither know the token nor send a foreign {@code Origin} or {@code Host} unseen.
 */
final class Guard {

    private static final String BEARER = "bearer ";

    private final Secret token;
    private final String scheme;
    private final Set<String> authorities;

    /** @param at where we listen, with the port that there is */
    Guard(Secret token, ControlAddress at) {
        this.token = token;
        this.scheme = at.scheme();
        this.authorities = at.authorities();
    }

    /**
     * Lets pass who may.
     *
     * @throws Refused when that is not so
     */
    void check(HttpQuestion question) {
        String authority = question.authority().toLowerCase(Locale.ROOT);
        if (question.headers().all("Host").size() != 1 || !authorities.contains(authority)) {
            throw new Refused(
                    Refused.Why.MISDIRECTED,
                    "this is " + String.join(" or ", authorities) + "; 'Host' says something else");
        }
        Optional<String> origin = question.headers().get("Origin");
        boolean ownPage =
                origin.isEmpty() || origin.get().toLowerCase(Locale.ROOT).equals(scheme + "://" + authority);
        boolean sameSite = question.headers()
                .get("Sec-Fetch-Site")
                .map(site -> site.equals("same-origin") || site.equals("none"))
                .orElse(true);
        if (!ownPage || !sameSite) {
            throw new Refused(Refused.Why.FORBIDDEN, "pages of other sites may not ask this");
        }
        if (question.headers().all("Authorization").size() != 1 || !knows(question)) {
            throw new Refused(
                    Refused.Why.UNAUTHORIZED,
                    "say 'Authorization: Bearer TOKEN' with the token of this lab's ports file");
        }
    }

    private boolean knows(HttpQuestion question) {
        String value = question.headers().get("Authorization").orElse("").strip();
        return value.toLowerCase(Locale.ROOT).startsWith(BEARER)
                && token.is(value.substring(BEARER.length()).strip());
    }
}
