package org.uclab.client.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.uclab.lab.history.Phrase;

/**
 * Says what is wrong with a path that RFC 5280 §6 does not accept: the first rule on the way from the server to the anchor
 * that is broken. It finds words and lets nothing pass: whoever asks has refused already.
 */
final class IssuerPath {

    private static final int CERT_SIGN = 5;

    /** Critical extensions that whoever checks paths knows, RFC 5280 §4.2. */
    private static final Set<String> KNOWN = Set.of(
            "2.5.29.14",
            "2.5.29.15",
            "2.5.29.17",
            "2.5.29.18",
            "2.5.29.19",
            "2.5.29.30",
            "2.5.29.32",
            "2.5.29.33",
            "2.5.29.35",
            "2.5.29.36",
            "2.5.29.37",
            "2.5.29.54");

    private final List<X509Certificate> authorities;

    IssuerPath(List<X509Certificate> authorities) {
        this.authorities = authorities;
    }

    Verdict.Refused flaw(List<X509Certificate> chain, Instant now) {
        X509Certificate server = chain.get(0);
        if (issued(server, server)) {
            return refused(Refusal.SELF_SIGNED, TlsDecisions.SELF_ISSUED.of(server.getSubjectX500Principal()));
        }
        List<X509Certificate> path = signed(chain);
        X509Certificate last = path.get(path.size() - 1);
        if (!authorities.contains(last)) {
            return unanchored(last, chain);
        }
        for (int i = 0; i < path.size(); i++) {
            Optional<Verdict.Refused> broken = i == 0 ? strange(server) : issuer(path, i, now);
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        return refused(Refusal.BAD_PATH, TlsDecisions.BAD_PATH.of());
    }

    /** From the server as far as signatures lead; each certificate stands there once. */
    private List<X509Certificate> signed(List<X509Certificate> chain) {
        List<X509Certificate> path = new ArrayList<>(chain.subList(0, 1));
        while (true) {
            X509Certificate last = path.get(path.size() - 1);
            Optional<X509Certificate> anchor =
                    authorities.stream().filter(by -> issued(last, by)).findFirst();
            Optional<X509Certificate> next = anchor.or(() -> chain.stream()
                    .filter(by -> !path.contains(by) && issued(last, by))
                    .findFirst());
            if (next.isEmpty()) {
                return path;
            }
            path.add(next.get());
            if (anchor.isPresent()) {
                return path;
            }
        }
    }

    private Verdict.Refused unanchored(X509Certificate last, List<X509Certificate> chain) {
        List<X509Certificate> all = new ArrayList<>(authorities);
        all.addAll(chain);
        Optional<X509Certificate> namesake = all.stream()
                .filter(by -> by.getSubjectX500Principal().equals(last.getIssuerX500Principal()) && !by.equals(last))
                .findFirst();
        if (namesake.filter(by -> sameKey(last, by)).isPresent()) {
            return refused(Refusal.BAD_SIGNATURE, TlsDecisions.CHANGED.of(last.getIssuerX500Principal()));
        }
        return refused(
                Refusal.UNKNOWN_CA,
                namesake.isEmpty() && !issued(last, last)
                        ? TlsDecisions.ISSUER_ABSENT.of(last.getIssuerX500Principal())
                        : TlsDecisions.NOT_TRUSTED.of(last.getIssuerX500Principal()));
    }

    private static Optional<Verdict.Refused> strange(X509Certificate certificate) {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        return (critical == null ? Set.<String>of() : critical)
                .stream()
                        .filter(oid -> !KNOWN.contains(oid))
                        .findFirst()
                        .map(oid -> refused(
                                Refusal.BAD_PATH,
                                TlsDecisions.UNKNOWN_CRITICAL.of(certificate.getSubjectX500Principal(), oid)));
    }

    /** What is wrong with that issuer, or with what it signs for. */
    private Optional<Verdict.Refused> issuer(List<X509Certificate> path, int at, Instant now) {
        X509Certificate issuer = path.get(at);
        try {
            issuer.checkValidity(Date.from(now));
        } catch (CertificateExpiredException over) {
            return Optional.of(refused(
                    Refusal.EXPIRED,
                    TlsDecisions.ISSUER_UNTIL.of(
                            issuer.getSubjectX500Principal(),
                            issuer.getNotAfter().toInstant())));
        } catch (CertificateNotYetValidException early) {
            return Optional.of(refused(
                    Refusal.NOT_YET_VALID,
                    TlsDecisions.ISSUER_FROM.of(
                            issuer.getSubjectX500Principal(),
                            issuer.getNotBefore().toInstant())));
        }
        if (authorities.contains(issuer)) {
            return Optional.empty(); // an anchor is trusted for what it is, RFC 5280 §6.1.1(d)
        }
        if (issuer.getBasicConstraints() < 0) {
            return bad(TlsDecisions.NO_AUTHORITY.of(issuer.getSubjectX500Principal()));
        }
        if (issuer.getBasicConstraints() < at - 1) {
            return bad(TlsDecisions.TOO_DEEP.of(issuer.getSubjectX500Principal(), issuer.getBasicConstraints()));
        }
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[CERT_SIGN]) {
            return bad(TlsDecisions.MAY_NOT_SIGN.of(issuer.getSubjectX500Principal()));
        }
        Optional<Verdict.Refused> strange = strange(issuer);
        if (strange.isEmpty() && issuer.getExtensionValue(Extension.nameConstraints.getId()) != null) {
            return bad(TlsDecisions.NOT_FOR_THESE_NAMES.of(issuer.getSubjectX500Principal()));
        }
        return strange;
    }

    private static Optional<Verdict.Refused> bad(Phrase because) {
        return Optional.of(refused(Refusal.BAD_PATH, because));
    }

    /** Whether the certificate says that it was signed with the key of that issuer, RFC 5280 §4.2.1.1. */
    private static boolean sameKey(X509Certificate certificate, X509Certificate by) {
        try {
            byte[] said = certificate.getExtensionValue(Extension.authorityKeyIdentifier.getId());
            byte[] own = by.getExtensionValue(Extension.subjectKeyIdentifier.getId());
            return said != null
                    && own != null
                    && Arrays.equals(
                            AuthorityKeyIdentifier.getInstance(JcaX509ExtensionUtils.parseExtensionValue(said))
                                    .getKeyIdentifierOctets(),
                            SubjectKeyIdentifier.getInstance(JcaX509ExtensionUtils.parseExtensionValue(own))
                                    .getKeyIdentifier());
        } catch (java.io.IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    static boolean issued(X509Certificate certificate, X509Certificate by) {
        if (!certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(by.getPublicKey());
            return true;
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }

    private static Verdict.Refused refused(Refusal refusal, Phrase because) {
        return new Verdict.Refused(refusal, because);
    }
}
