package org.uclab.client.phone;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.client.phone.call.CallMessages;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/**
 * What others may require of a phone: what it says that it supports, and nothing else (RFC 3261 §8.2.2.3). Reliable
 * provisional answers are none of it, and so nobody need answer a PRACK (RFC 3262 §3).
 */
final class Extensions {

    private static final Set<String> SUPPORTED = Stream.of(CallMessages.SUPPORTED.split(","))
            .map(tag -> tag.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private Extensions() {}

    /** The 420 for a request that requires more. */
    static Optional<SipResponse> refusal(SipRequest request) {
        List<String> unknown = request.headers().values("Require").stream()
                .filter(tag -> !tag.isEmpty() && !SUPPORTED.contains(tag.toLowerCase(Locale.ROOT)))
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(request.response(420).with("Unsupported", String.join(", ", unknown)));
    }
}
