package org.uclab.client.tls;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.uclab.lab.history.Phrase;

/** Judges the certificate chain of a server. Pure: it takes the time, and opens nothing. */
public final class CertificateRules {

    /** Shortest RSA or DSA key, in bits. */
    public static final int RSA_MIN_BITS = 2048;

    /** Smallest curve, in bits. */
    public static final int EC_MIN_BITS = 256;

    /** Longest chain taken from a server, in certificates. */
    public static final int CHAIN_MAX = 10;

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    /** Its place among the bits of the key usage, RFC 5280 §4.2.1.3. */
    private static final int DIGITAL_SIGNATURE = 0;

    private static final String ANY_PURPOSE = "2.5.29.37.0";

    private final Set<TrustAnchor> anchors;
    private final List<X509Certificate> authorities;
    private final Supplier<List<X509CRL>> revocations;

    public CertificateRules(Trust trust) {
        this.authorities = trust.authorities();
        this.anchors = authorities.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toUnmodifiableSet());
        this.revocations = trust.revocations();
    }

    List<X509Certificate> authorities() {
        return authorities;
    }

    /**
     * Judges.
     *
     * @param chain what the server sent, its own certificate first
     * @param host  the name or address that was to be reached
     */
    public Verdict judge(List<X509Certificate> chain, String host, Instant now) {
        return judge(chain, host, now, RSA_MIN_BITS);
    }

    /** The same where RSA and DSA keys may be as short as that. */
    Verdict judge(List<X509Certificate> chain, String host, Instant now, int rsaMinBits) {
        if (chain.isEmpty() || chain.size() > CHAIN_MAX) {
            return refused(Refusal.BAD_PATH, TlsDecisions.CHAIN_TOO_LONG.of(chain.size()));
        }
        X509Certificate server = chain.get(0);
        Optional<Verdict> weak = chain.stream()
                .filter(certificate -> !authorities.contains(certificate))
                .flatMap(certificate -> strength(certificate, rsaMinBits).stream())
                .findFirst();
        if (weak.isPresent()) {
            return weak.get();
        }
        return validity(server, now)
                .or(() -> path(chain, now))
                .or(() -> purpose(server))
                .or(() -> IdentityMatch.mismatch(server, host).map(because -> refused(Refusal.NAME_MISMATCH, because)))
                .orElseGet(Verdict.Accepted::new);
    }

    private static Optional<Verdict> strength(X509Certificate certificate, int rsaMinBits) {
        String algorithm = certificate.getSigAlgName();
        if (algorithm.toUpperCase(Locale.ROOT).startsWith("MD5")) {
            return Optional.of(refused(Refusal.MD5_SIGNATURE, TlsDecisions.SIGNED_WITH.of(algorithm)));
        }
        if (algorithm.toUpperCase(Locale.ROOT).startsWith("MD")) {
            return Optional.of(refused(Refusal.WEAK_SIGNATURE, TlsDecisions.SIGNED_WITH.of(algorithm)));
        }
        int bits = bits(certificate.getPublicKey());
        int least = certificate.getPublicKey() instanceof ECPublicKey ? EC_MIN_BITS : rsaMinBits;
        return bits > 0 && bits < least
                ? Optional.of(refused(Refusal.WEAK_KEY, TlsDecisions.SHORT_KEY.of(bits, least)))
                : Optional.empty();
    }

    /** The size of the key, or 0 for kinds whose size says nothing (Edwards curves). */
    private static int bits(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength();
        }
        if (key instanceof ECPublicKey ec) {
            return ec.getParams().getOrder().bitLength();
        }
        return key instanceof DSAPublicKey dsa ? dsa.getParams().getP().bitLength() : 0;
    }

    private static Optional<Verdict> validity(X509Certificate server, Instant now) {
        if (now.isAfter(server.getNotAfter().toInstant())) {
            return Optional.of(refused(
                    Refusal.EXPIRED,
                    TlsDecisions.VALID_UNTIL.of(server.getNotAfter().toInstant(), now)));
        }
        return now.isBefore(server.getNotBefore().toInstant())
                ? Optional.of(refused(
                        Refusal.NOT_YET_VALID,
                        TlsDecisions.VALID_FROM.of(server.getNotBefore().toInstant(), now)))
                : Optional.empty();
    }

    private Optional<Verdict> path(List<X509Certificate> chain, Instant now) {
        X509Certificate server = chain.get(0);
        try {
            X509CertSelector wanted = new X509CertSelector();
            wanted.setCertificate(server);
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
            // Revocation is judged below, from the lists at hand and no others.
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            var built = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters);
            List<X509Certificate> path = new ArrayList<>();
            built.getCertPath().getCertificates().forEach(certificate -> path.add((X509Certificate) certificate));
            path.add(built.getTrustAnchor().getTrustedCert());
            return revocation(path);
        } catch (GeneralSecurityException broken) {
            return Optional.of(new IssuerPath(authorities).flaw(chain, now));
        }
    }

    private Optional<Verdict> revocation(List<X509Certificate> path) {
        List<X509CRL> lists = revocations.get();
        for (int i = 0; i + 1 < path.size(); i++) {
            X509Certificate certificate = path.get(i);
            X509Certificate issuer = path.get(i + 1);
            if (lists.stream().anyMatch(list -> from(list, issuer) && list.isRevoked(certificate))) {
                return Optional.of(refused(Refusal.REVOKED, TlsDecisions.TAKEN_BACK.of(certificate.getSerialNumber())));
            }
        }
        return Optional.empty();
    }

    private static boolean from(X509CRL list, X509Certificate issuer) {
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }

    private static Optional<Verdict> purpose(X509Certificate server) {
        try {
            List<String> purposes = server.getExtendedKeyUsage();
            boolean fit = purposes == null || purposes.contains(SERVER_AUTH) || purposes.contains(ANY_PURPOSE);
            if (!fit) {
                return Optional.of(refused(Refusal.WRONG_PURPOSE, TlsDecisions.NO_SERVER_PURPOSE.of(purposes)));
            }
            // RFC 8446 §4.4.2.2: "the digitalSignature bit MUST be set if the Key Usage extension is present"
            boolean[] usage = server.getKeyUsage();
            return usage == null || usage[DIGITAL_SIGNATURE]
                    ? Optional.empty()
                    : Optional.of(refused(Refusal.WRONG_PURPOSE, TlsDecisions.NO_SIGNATURES.of()));
        } catch (CertificateParsingException malformed) {
            return Optional.of(refused(Refusal.BAD_PATH, TlsDecisions.UNREADABLE_PURPOSE.of()));
        }
    }

    private static Verdict refused(Refusal refusal, Phrase detail) {
        return new Verdict.Refused(refusal, detail);
    }
}
