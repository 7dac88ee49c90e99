package org.uclab.client.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.uclab.lab.wire.HttpFields;

/** The cookies of one sign-in. */
public final class CookieJar {

    /** Most cookies kept; the oldest goes first. */
    public static final int COOKIES_MAX = 100;

    private record Kept(String setBy, Cookie cookie) {

        boolean replaces(Kept other) {
            return setBy.equals(other.setBy)
                    && cookie.name().equals(other.cookie.name())
                    && cookie.domain().equals(other.cookie.domain())
                    && cookie.path().equals(other.cookie.path());
        }

        boolean goesTo(ServerUrl url) {
            boolean host = cookie.domain().isEmpty()
                    ? setBy.equals(url.host().toLowerCase(Locale.ROOT))
                    : cookie.mayBelongTo(url.host());
            return host
                    && cookie.matchesPath(url.path())
                    && (!cookie.secure() || url.scheme().equals("https"));
        }
    }

    private final List<Kept> kept = new ArrayList<>();

    /** Takes what an answer of that URL set. */
    public synchronized void take(ServerUrl url, HttpFields answer) {
        for (String header : answer.all("Set-Cookie")) {
            Cookie.parse(header)
                    .filter(cookie -> cookie.mayBelongTo(url.host()))
                    .ifPresent(cookie -> add(new Kept(url.host().toLowerCase(Locale.ROOT), cookie)));
        }
    }

    private void add(Kept cookie) {
        kept.removeIf(cookie::replaces);
        kept.add(cookie);
        if (kept.size() > COOKIES_MAX) {
            kept.remove(0);
        }
    }

    /** Forgets what that host set: its session is over. */
    public synchronized void forget(String host) {
        kept.removeIf(cookie -> cookie.setBy().equals(host.toLowerCase(Locale.ROOT)));
    }

    /** Whether a request to that URL carries a cookie of that name. */
    public synchronized boolean has(String name, ServerUrl url) {
        return kept.stream().anyMatch(cookie -> cookie.cookie().name().equals(name) && cookie.goesTo(url));
    }

    /** The value of {@code Cookie} for a request to that URL; empty when there is none. */
    public synchronized String header(ServerUrl url) {
        return kept.stream()
                .filter(cookie -> cookie.goesTo(url))
                .map(cookie -> cookie.cookie().name() + "=" + cookie.cookie().value())
                .collect(Collectors.joining("; "));
    }
}
