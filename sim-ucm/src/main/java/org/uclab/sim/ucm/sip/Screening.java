package org.uclab.sim.ucm.sip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/**
 * What a server looks at before it looks at what is asked, in the order of RFC 3261 §8.2: the method, the scheme of the
 * Request-URI, the hops that are left, the extensions that are required, the body.
 */
final class Screening {

    private static final Set<String> METHODS = Set.of(
            "REGISTER",
            "INVITE",
            "OPTIONS",
            "INFO",
            "BYE",
            "CANCEL",
            "ACK",
            "PRACK",
            "UPDATE",
            "REFER",
            "SUBSCRIBE",
            "NOTIFY",
            "PUBLISH",
            "MESSAGE");

    private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");

    /**
     * Extensions that may be required, besides those of the product's own. ASSUMED(REC): what the INVITEs of UCM to phones
     * say is supported, and what phones are known to require.
     */
    private static final Set<String> EXTENSIONS =
            Set.of("timer", "resource-priority", "replaces", "join", "norefersub", "extended-refer", "path");

    /** Of an INVITE alone, RFC 3262 §3. */
    private static final String OF_INVITES = Provisional.EXTENSION;

    private static final String OWN_EXTENSIONS = "x-cisco-";
    private static final String SDP = "application/sdp";
    private static final String MULTIPART = "multipart/";
    private static final Set<String> TAKEN = Set.of(SDP, "application/*", "*/*");

    private Screening() {}

    /** The answer that ends the matter; none where the request can be looked at. */
    static Optional<SipResponse> refusal(SipRequest request) {
        if (!METHODS.contains(request.method())) {
            return Optional.of(request.response(405).with("Allow", CallHeaders.ALLOW));
        }
        int colon = request.uri().indexOf(':');
        String scheme = colon < 0 ? request.uri() : request.uri().substring(0, colon);
        if (!SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            return Optional.of(request.response(416));
        }
        boolean calls = request.is(SipRequest.INVITE);
        // RFC 7332 §4.1: what goes on as a new request counts as a hop. Anything else is answered here.
        if (calls && request.number(HeaderName.MAX_FORWARDS).orElse(SipRequest.MAX_FORWARDS) == 0) {
            return Optional.of(request.response(483));
        }
        Set<String> unknown = unknown(request);
        if (!unknown.isEmpty()) {
            return Optional.of(request.response(420).with("Unsupported", String.join(", ", unknown)));
        }
        return calls ? body(request) : Optional.empty();
    }

    private static Set<String> unknown(SipRequest request) {
        List<String> required = request.headers().values("Require");
        if (required.isEmpty()) {
            return Set.of();
        }
        Set<String> unknown = new TreeSet<>();
        for (String tag : required) {
            String small = tag.toLowerCase(Locale.ROOT);
            boolean known = EXTENSIONS.contains(small)
                    || small.startsWith(OWN_EXTENSIONS)
                    || (small.equals(OF_INVITES) && request.is(SipRequest.INVITE));
            if (!small.isEmpty() && !known) {
                unknown.add(tag);
            }
        }
        return unknown;
    }

    /** Whether its description can be read (RFC 3261 §8.2.3), and ours by the other side (RFC 3261 §20.1). */
    private static Optional<SipResponse> body(SipRequest request) {
        String type = request.contentType();
        if (!request.body().isEmpty() && !type.isEmpty() && !type.equals(SDP) && !type.startsWith(MULTIPART)) {
            return Optional.of(request.response(415).with("Accept", SDP));
        }
        List<String> accepted = request.headers().values("Accept");
        boolean understood = accepted.isEmpty()
                || accepted.stream()
                        .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .anyMatch(range -> TAKEN.contains(range) || range.startsWith(MULTIPART));
        return understood ? Optional.empty() : Optional.of(request.response(406));
    }
}
