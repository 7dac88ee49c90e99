package org.uclab.protocol.sip.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.Quotes;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/**
 * Who asks for a digest, RFC 3261 §22.2 and §22.4: it gives nonces out, remembers a bounded number of them for a time, and
 * judges credentials. It belongs to one thread.
 */
public final class DigestServer {

    /** A proxy's question and a server's differ in status and headers alone (RFC 3261 §22.2, §22.3). */
    public enum Side {
        SERVER(401, HeaderName.WWW_AUTHENTICATE, HeaderName.AUTHORIZATION),
        PROXY(407, HeaderName.PROXY_AUTHENTICATE, HeaderName.PROXY_AUTHORIZATION);

        private final int status;
        private final String asks;
        private final String answers;

        Side(int status, String asks, String answers) {
            this.status = status;
            this.asks = asks;
            this.answers = answers;
        }

        /** Header with the credentials. */
        public String answers() {
            return answers;
        }
    }

    /** What became of credentials. */
    public enum Outcome {
        /** The user has proven who it is. */
        PROVEN,
        /** There are none for this realm: ask. */
        ABSENT,
        /** They are right, of a nonce that is not good any more: ask again and say so. */
        STALE,
        /** They are malformed, or the user is unknown, or the password is wrong. */
        WRONG
    }

    /**
     * A judgement.
     *
     * @param user as the credentials name it, proven or not; empty where there are none
     */
    public record Judgement(Outcome outcome, String user) {}

    private record Nonce(Instant born, long counted) {}

    /** What is made of a user's password. */
    private record Secret(String password, String hash) {}

    /** What is made of a request. */
    private record LastAsked(String method, String uri, String hash) {

        boolean of(SipRequest request) {
            return uri.equals(request.uri()) && method.equals(request.method());
        }
    }

    private static final long COUNT_MAX = 0xffffffffL;

    /** Users whose hash is kept: as many as are known, in most systems. */
    private static final int SECRETS_MAX = 20_000;

    private final DigestTerms terms;
    private final Side side;
    private final Supplier<String> tokens;
    private final Map<String, Nonce> nonces = new LinkedHashMap<>();
    /** Of users that there are: who is unknown has no password to make one of. */
    private final Map<String, Secret> secrets = new HashMap<>();

    private LastAsked lastAsked = new LastAsked("", "", "");

    /**
     * @param tokens gives the nonces: never the same, never to be guessed, no quotes in them
     */
    public DigestServer(DigestTerms terms, Side side, Supplier<String> tokens) {
        this.terms = terms;
        this.side = side;
        this.tokens = tokens;
    }

    /** The answer that asks for credentials, with a nonce of its own. */
    public SipResponse challenge(SipRequest request, boolean stale, Instant now) {
        forget(now);
        while (nonces.size() >= terms.noncesMax()) {
            Iterator<String> oldest = nonces.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        String nonce = tokens.get();
        nonces.put(nonce, new Nonce(now, 0));
        return request.response(side.status)
                .with(
                        side.asks,
                        "Digest realm=" + Quotes.around(terms.realm())
                                + ", nonce=" + Quotes.around(nonce)
                                + (stale ? ", stale=TRUE" : "")
                                + ", algorithm=" + terms.algorithm().wire()
                                + (terms.qop() ? ", qop=\"auth\"" : ""));
    }

    /**
     * Judges the credentials of a request.
     *
     * @param passwords of users; none for who is unknown
     */
    public Judgement judge(SipRequest request, Function<String, Optional<String>> passwords, Instant now) {
        return judgeBySecrets(request, user -> passwords.apply(user).map(password -> secret(user, password)), now);
    }

    /**
     * The same for who keeps no passwords.
     *
     * @param hashes of users, {@link DigestAlgorithm#secret}; none for who is unknown
     */
    public Judgement judgeBySecrets(SipRequest request, Function<String, Optional<String>> hashes, Instant now) {
        Optional<AuthParameters> credentials = credentials(request);
        if (credentials.isEmpty()) {
            return new Judgement(Outcome.ABSENT, "");
        }
        AuthParameters said = credentials.get();
        String user = said.or("username", "");
        return new Judgement(outcome(said, request, hashes.apply(user), now), user);
    }

    /** Whom the credentials of a request name that answer a nonce of ours which is still known, proven or not. */
    public Optional<String> claimed(SipRequest request, Instant now) {
        forget(now);
        return credentials(request)
                .filter(said -> nonces.containsKey(said.or("nonce", "")))
                .flatMap(said -> said.value("username"));
    }

    private Optional<AuthParameters> credentials(SipRequest request) {
        for (String value : request.headers().all(side.answers)) {
            Optional<AuthParameters> said = AuthParameters.parse(value);
            if (said.isPresent()
                    && said.get().digest()
                    && said.get().or("realm", "").equals(terms.realm())) {
                return said;
            }
        }
        return Optional.empty();
    }

    private Outcome outcome(AuthParameters said, SipRequest request, Optional<String> hash, Instant now) {
        if (hash.isEmpty()
                || !said.or("algorithm", "MD5")
                        .equalsIgnoreCase(terms.algorithm().wire())
                || !said.or("uri", "").equals(request.uri())) {
            return Outcome.WRONG;
        }
        Optional<DigestHash.Qop> qop =
                said.value("qop").map(name -> new DigestHash.Qop(name, said.or("nc", ""), said.or("cnonce", "")));
        boolean usable = qop.map(used -> terms.qop()
                        && used.name().equalsIgnoreCase("auth")
                        && used.count().matches("[0-9A-Fa-f]{8}")
                        && !used.clientNonce().isEmpty())
                .orElse(true);
        if (!usable) {
            return Outcome.WRONG;
        }
        String nonce = said.or("nonce", "");
        String right = DigestHash.response(
                terms.algorithm(),
                hash.orElseThrow(),
                asked(request),
                new DigestHash.Told(request.method(), said.or("uri", ""), nonce, qop));
        if (!same(right, said.or("response", ""))) {
            return Outcome.WRONG;
        }
        return fresh(nonce, qop, now) ? Outcome.PROVEN : Outcome.STALE;
    }

    /** The hash of a user, made once for each password it has. */
    private String secret(String user, String password) {
        Secret known = secrets.get(user);
        if (known == null || !known.password().equals(password)) {
            if (secrets.size() >= SECRETS_MAX) {
                secrets.clear();
            }
            known = new Secret(password, DigestHash.secret(terms.algorithm(), user, terms.realm(), password));
            secrets.put(user, known);
        }
        return known.hash();
    }

    /** The hash of what is asked; most ask the same of the same as the one before. */
    private String asked(SipRequest request) {
        if (!lastAsked.of(request)) {
            lastAsked = new LastAsked(
                    request.method(),
                    request.uri(),
                    DigestHash.asked(terms.algorithm(), request.method(), request.uri()));
        }
        return lastAsked.hash();
    }

    /** Known, young, and with qop not counted that far before (RFC 2617 §3.2.2: "nc" is there to see replays). */
    private boolean fresh(String nonce, Optional<DigestHash.Qop> qop, Instant now) {
        forget(now);
        Nonce known = nonces.get(nonce);
        if (known == null) {
            return false;
        }
        if (qop.isPresent()) {
            long count = Long.parseLong(qop.get().count(), 16);
            if (count <= known.counted() || count > COUNT_MAX) {
                return false;
            }
            nonces.put(nonce, new Nonce(known.born(), count));
        }
        return true;
    }

    private void forget(Instant now) {
        Iterator<Nonce> eldestFirst = nonces.values().iterator();
        while (eldestFirst.hasNext()
                && !eldestFirst.next().born().plus(terms.lifetime()).isAfter(now)) {
            eldestFirst.remove();
        }
    }

    /** In a time that does not depend on where they differ. */
    private static boolean same(String right, String said) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII),
                said.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }
}
