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
    static final Duration ONE_DAY = Duration.ofDays(1);

    private final String name;
    private final LabClock clock;
    private final BigInteger serialBase = new BigInteger(63, new SecureRandom()).shiftLeft(64);
    private final List<BigInteger> revoked = new ArrayList<>();
    private final RsaKeys keys = new RsaKeys();
    private final PeerTrust peerTrust = new PeerTrust(this);
    private volatile String revocationHost = "";
    private long serials;
    private Issuer root;
    private Issuer rsaIssuer;
    private LabCa stranger;
    private LabCa impostor;

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
        makeReady(KeySpec.RSA_2048);
    }

    /** The same for a key of another length, which can take seconds. */
    public void makeReady(KeySpec spec) {
        keys.pair(spec);
    }

    /** A good certificate: of a new key, or of the one RSA key that this lab has of that length. */
    public TlsIdentity issue(CertificateProfile profile) {
        return issuer(profile).identity(profile, key(profile), nextSerial(), good(), this::marked);
    }

    /**
     * From now on certificates say where to ask what has been taken back, RFC 5280 §4.2.1.13 and §4.2.2.1.
     *
     * @param host serves {@code /lab.crl} and {@code /ocsp} by HTTP
     */
    public void revocationAt(String host) {
        revocationHost = host;
    }

    Draft marked(Draft draft) {
        String host = revocationHost;
        return host.isEmpty() ? draft : draft.revocation("http://" + host + "/lab.crl", "http://" + host + "/ocsp");
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
     * @param host what it is to be for
     * @throws IllegalArgumentException when the defect is a name that is missing and the profile has no such name
     */
    public TlsIdentity issueDefective(CertificateProfile profile, String host, CertificateDefect defect) {
        return new Zoo(this, profile, host).issue(defect);
    }

    /** Puts an identity of this CA on the revocation list. */
    public TlsIdentity revoke(TlsIdentity identity) {
        revoke(identity.leaf());
        return identity;
    }

    synchronized void revoke(X509Certificate certificate) {
        BigInteger serial = certificate.getSerialNumber();
        if (!revoked.contains(serial)) {
            revoked.add(serial);
        }
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

    /** Answers a request of OCSP, RFC 6960 §4, both in DER, signed by the root; nonsense is a malformed request. */
    public byte[] ocsp(byte[] request) {
        return new OcspResponder(this, root()).answer(request);
    }

    synchronized boolean hasIssued(BigInteger serial) {
        BigInteger number = serial.subtract(serialBase);
        return number.signum() > 0 && number.compareTo(BigInteger.valueOf(serials)) <= 0;
    }

    synchronized boolean hasRevoked(BigInteger serial) {
        return revoked.contains(serial);
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

    synchronized Issuer root() {
        if (root == null) {
            Issuer.Validity validity = new Issuer.Validity(now().minus(ROOT_BEFORE), now().plus(ROOT_AFTER));
            root = Issuer.root(name, KeySpec.EC_P256, nextSerial(), validity);
        }
        return root;
    }

    /** Who signs that: the root, or where it is to be signed as of old, the RSA issuer below it. */
    private Issuer issuer(CertificateProfile profile) {
        return profile.sha1() ? rsaIssuer().sealing(Seal.RSA_SHA1) : root();
    }

    /** What lies between the root and some certificates, which nodes of this lab know; none as long as there is no such. */
    synchronized List<X509Certificate> intermediates() {
        return rsaIssuer == null ? List.of() : List.of(rsaIssuer.chain().get(0));
    }

    /** The one key that this lab has of that kind, or a new one. */
    KeyPair key(KeySpec spec) {
        return keys.pair(spec);
    }

    /** A CA of the same name and with another key. */
    synchronized LabCa impostor() {
        if (impostor == null) {
            impostor = new LabCa(name, clock);
        }
        return impostor;
    }

    /** MD5 goes with RSA only and the root's key is EC, so that an RSA issuer stands between. */
    synchronized Issuer rsaIssuer() {
        if (rsaIssuer == null) {
            rsaIssuer = root().below(name + " RSA", KeySpec.RSA_2048, nextSerial(), good());
        }
        return rsaIssuer;
    }

    synchronized LabCa stranger() {
        if (stranger == null) {
            stranger = new LabCa("A CA nobody trusts", clock);
        }
        return stranger;
    }

    KeyPair key(CertificateProfile profile) {
        return keys.pair(profile.keySpec());
    }

    synchronized BigInteger nextSerial() {
        return serialBase.add(BigInteger.valueOf(++serials));
    }

    Issuer.Validity good() {
        return until(now().plus(GOOD_AFTER));
    }

    Issuer.Validity until(Instant end) {
        return new Issuer.Validity(now().minus(GOOD_BEFORE), end);
    }

    Issuer.Validity from(Instant start) {
        return new Issuer.Validity(start, now().plus(GOOD_AFTER));
    }

    Instant now() {
        return clock.wallNow();
    }
}
