package org.uclab.protocol.sip.digest;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.protocol.sip.CSeq;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.Quotes;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/**
 * Who answers a challenge, RFC 3261 §22.1: the same request with credentials and the next number. Whoever uses it asks once
 * more at most, and again only where the nonce was stale.
 */
public final class DigestClient {

    private final String user;
    private final String password;
    private final Supplier<String> clientNonces;

    public DigestClient(String user, String password, Supplier<String> clientNonces) {
        this.user = user;
        this.password = password;
        this.clientNonces = clientNonces;
    }

    /**
     * The request once more, without its Via; none where the response asks for nothing that we can give, or the request had
     * credentials already and they were not stale.
     */
    public Optional<SipRequest> again(SipRequest request, SipResponse challenge) {
        boolean proxy = challenge.status() == 407;
        if (!proxy && challenge.status() != 401) {
            return Optional.empty();
        }
        String answers = proxy ? HeaderName.PROXY_AUTHORIZATION : HeaderName.AUTHORIZATION;
        return challenge.headers().all(proxy ? HeaderName.PROXY_AUTHENTICATE : HeaderName.WWW_AUTHENTICATE).stream()
                .flatMap(value -> AuthParameters.parse(value).stream())
                .filter(asked -> asked.digest()
                        && DigestAlgorithm.of(asked.or("algorithm", "MD5")).isPresent())
                .filter(asked ->
                        !request.headers().has(answers) || asked.or("stale", "").equalsIgnoreCase("true"))
                .findFirst()
                .map(asked -> request.without(HeaderName.VIA)
                        .with(answers, credentials(request, asked))
                        .with(HeaderName.CSEQ, new CSeq(request.cseq().number() + 1, request.method())));
    }

    private String credentials(SipRequest request, AuthParameters asked) {
        DigestAlgorithm algorithm =
                DigestAlgorithm.of(asked.or("algorithm", "MD5")).orElseThrow();
        String realm = asked.or("realm", "");
        String nonce = asked.or("nonce", "");
        boolean auth = Arrays.stream(asked.or("qop", "").split(","))
                .anyMatch(offered -> offered.strip().equalsIgnoreCase("auth"));
        Optional<DigestHash.Qop> qop =
                auth ? Optional.of(new DigestHash.Qop("auth", "00000001", clientNonces.get())) : Optional.empty();
        String response = DigestHash.response(
                algorithm,
                DigestHash.secret(algorithm, user, realm, password),
                new DigestHash.Told(request.method(), request.uri(), nonce, qop));
        return "Digest username=" + Quotes.around(user)
                + ",realm=" + Quotes.around(realm)
                + ",nonce=" + Quotes.around(nonce)
                + ",uri=" + Quotes.around(request.uri())
                + ",response=" + Quotes.around(response)
                + ",algorithm=" + algorithm.wire()
                + asked.value("opaque")
                        .map(opaque -> ",opaque=" + Quotes.around(opaque))
                        .orElse("")
                + qop.map(used -> ",qop=auth,nc=" + used.count() + ",cnonce=" + Quotes.around(used.clientNonce()))
                        .orElse("");
    }
}
