package org.uclab.lab.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.CertificateDefect;

/**
 * The certification authority of one lab. Its root is made when it is first needed. Validity follows wall time,
 * because TLS stacks check it against theirs. Keys and serial numbers follow from no seed: TLS sends fresh bytes with every
 * handshake anyway, and a client that knew one lab's certificates must not meet their serial numbers in another. Safe for
 * any thread.
 */
public final class LabCa {

    private static final Duration GOOD_BEFORE = Duration.ofDays(30);
    private static final Duration GOOD_AFTER = Duration.ofDays(3650);
    private static final Duration ROOT_BEFORE = Duration.ofDays(60);
    private static final Duration ROOT_AFTER = Duration.ofDays(3700);
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final String name;
    private final LabClock clock;
    private final BigInteger serialBase = new BigInteger(63, new SecureRandom()).shiftLeft(64);
    private final List<BigInteger> revoked = new ArrayList<>();
    private final RsaKeys keys = new RsaKeys();
    private final PeerTrust peerTrust = new PeerTrust(this);
    private long serials;
    private Issuer root;
    private Issuer rsaIssuer;
    private LabCa stranger;

    private LabCa(String name, LabClock clock) {
        this.name = name;
        this.clock = clock;
    }

    /**
     * A new CA, which trusts and is trusted by nobody yet.
     *
     * @param name common name of its root certificate
     */
    public static LabCa create(String name, LabClock clock) {
        return new LabCa(name, clock);
    }

    /** The self-signed root certificate. */
    public X509Certificate certificate() {
        return root().chain().get(0);
    }

    /** The root certificate as PEM. */
    public String pem() {
        return TlsIdentity.pem(certificate());
    }

    /** The root as PKIX wants it. */
    public Set<TrustAnchor> trustAnchors() {
        return Set.of(new TrustAnchor(certificate(), null));
    }

    /** How nodes of this lab check each other. */
    public PeerTrust peerTrust() {
        return peerTrust;
    }

    /**
     * Makes the RSA key of the usual length, unless there is one: whoever has a thread to spare calls it early, and no
     * handshake will have to wait for it.
     */
    public void makeReady() {
        keys.pair(KeySpec.RSA_2048);
    }

    /** A good certificate: of a new key, or of the one RSA key that this lab has of that length. */
    public TlsIdentity issue(CertificateProfile profile) {
        return root().identity(profile, key(profile), nextSerial(), good());
    }

    /**
     * A good certificate of a key whose other half somebody else keeps; its chain follows. The profile's kind of key
     * does not matter.
     */
    public List<X509Certificate> certify(PublicKey key, CertificateProfile profile) {
        return root().certify(key, profile, nextSerial(), good());
    }

    /**
     * A certificate with just this one defect.
     *
     * @throws IllegalArgumentException for {@link CertificateDefect#SRV_NAME_MISSING} when the profile has no SRV name
     */
    public TlsIdentity issueDefective(CertificateProfile profile, CertificateDefect defect) {
        return switch (defect) {
            case EXPIRED -> root().identity(profile, key(profile), nextSerial(), until(now().minus(ONE_DAY)));
            case NOT_YET_VALID -> root().identity(profile, key(profile), nextSerial(), from(now().plus(ONE_DAY)));
            case NAME_MISMATCH -> issue(profile.misnamed());
            case UNKNOWN_CA -> stranger().issue(profile);
            case SELF_SIGNED -> Issuer.selfSigned(profile, key(profile), nextSerial(), good());
            case REVOKED -> revoke(issue(profile));
            case WEAK_KEY -> issue(profile.withKeySpec(KeySpec.RSA_1024));
            case MD5_SIGNATURE ->
                rsaIssuer().sealing(Seal.RSA_MD5).identity(profile, key(profile), nextSerial(), good());
            case SRV_NAME_MISSING -> issue(withoutSrvNames(profile));
        };
    }

    /** Puts an identity of this CA on the revocation list. */
    public synchronized TlsIdentity revoke(TlsIdentity identity) {
        BigInteger serial = identity.leaf().getSerialNumber();
        if (!revoked.contains(serial)) {
            revoked.add(serial);
        }
        return identity;
    }

    /** How many certificates are on the list: tells a holder of an older list that there is a newer one. */
    public synchronized int revocations() {
        return revoked.size();
    }

    /** The revocation list as it is now, signed by the root (RFC 5280 §5), in DER. */
    public byte[] crl() {
        Issuer signer = root();
        List<BigInteger> listed;
        synchronized (this) {
            listed = List.copyOf(revoked);
        }
        Date issued = Date.from(now().minus(ONE_DAY));
        X509v2CRLBuilder builder = new X509v2CRLBuilder(signer.name(), issued);
        builder.setNextUpdate(Date.from(now().plus(GOOD_AFTER)));
        listed.forEach(serial -> builder.addCRLEntry(serial, issued, CRLReason.keyCompromise));
        try {
            return builder.build(signer.seal().by(signer.keys().getPrivate())).getEncoded();
        } catch (IOException broken) {
            throw new IllegalStateException("cannot encode the revocation list", broken);
        }
    }

    /** That list as whoever checks certificates takes it; none while nothing has been taken back. */
    public List<X509CRL> revocationLists() {
        if (revocations() == 0) {
            return List.of();
        }
        try {
            return List.of(
                    (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(crl())));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot read the revocation list", broken);
        }
    }

    private static CertificateProfile withoutSrvNames(CertificateProfile profile) {
        if (profile.srvNames().isEmpty()) {
            throw new IllegalArgumentException(
                    "the certificate of " + profile.commonName() + " has no SRV name that could be missing");
        }
        return profile.withSrvNames(List.of());
    }

    private synchronized Issuer root() {
        if (root == null) {
            Issuer.Validity validity = new Issuer.Validity(now().minus(ROOT_BEFORE), now().plus(ROOT_AFTER));
            root = Issuer.root(name, KeySpec.EC_P256, nextSerial(), validity);
        }
        return root;
    }

    /** MD5 goes with RSA only and the root's key is EC, so that an RSA issuer stands between. */
    private synchronized Issuer rsaIssuer() {
        if (rsaIssuer == null) {
            rsaIssuer = root().below(name + " RSA", KeySpec.RSA_2048, nextSerial(), good());
        }
        return rsaIssuer;
    }

    private synchronized LabCa stranger() {
        if (stranger == null) {
            stranger = new LabCa("A CA nobody trusts", clock);
        }
        return stranger;
    }

    private KeyPair key(CertificateProfile profile) {
        return keys.pair(profile.keySpec());
    }

    private synchronized BigInteger nextSerial() {
        return serialBase.add(BigInteger.valueOf(++serials));
    }

    private Issuer.Validity good() {
        return until(now().plus(GOOD_AFTER));
    }

    private Issuer.Validity until(Instant end) {
        return new Issuer.Validity(now().minus(GOOD_BEFORE), end);
    }

    private Issuer.Validity from(Instant start) {
        return new Issuer.Validity(start, now().plus(GOOD_AFTER));
    }

    private Instant now() {
        return clock.wallNow();
    }
}
