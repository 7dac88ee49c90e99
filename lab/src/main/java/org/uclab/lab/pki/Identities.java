package org.uclab.lab.pki;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.lab.fault.CertificateDefect;

/**
 * What one side of a handshake can show: an identity for each kind of key that it has. Which of them is shown follows from
 * what the other side can do. Each is issued when it is first wanted, so that a kind nobody asks for costs nothing. Safe
 * for any thread.
 */
public final class Identities {

    private final List<KeySpec> keys;
    private final Function<KeySpec, TlsIdentity> issue;
    private final Map<KeySpec, TlsIdentity> issued = new EnumMap<>(KeySpec.class);

    /**
     * @param keys  at least one, no two of one algorithm
     * @param issue asked once for each of them, at the first handshake that wants it
     */
    public Identities(List<KeySpec> keys, Function<KeySpec, TlsIdentity> issue) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an identity has a key");
        }
        this.keys = List.copyOf(keys);
        this.issue = issue;
    }

    /** Good ones of that CA. */
    public static Identities issuedBy(LabCa ca, CertificateProfile profile, List<KeySpec> keys) {
        return new Identities(keys, spec -> ca.issue(profile.withKeySpec(spec)));
    }

    /**
     * Those of that CA with that defect; a key that is too short is the only one.
     *
     * @param host what they are to be for
     */
    public static Identities defective(
            LabCa ca, CertificateProfile profile, String host, List<KeySpec> keys, CertificateDefect defect) {
        return new Identities(
                defect == CertificateDefect.WEAK_KEY ? List.of(KeySpec.RSA_1024) : keys,
                spec -> ca.issueDefective(profile.withKeySpec(spec), host, defect));
    }

    /** The one with a key of that algorithm, in Java's words; none where there is no such key. */
    public Optional<TlsIdentity> of(String algorithm) {
        return keys.stream()
                .filter(spec -> spec.algorithm().equals(algorithm))
                .findFirst()
                .map(this::issued);
    }

    /** The first of them. */
    public TlsIdentity first() {
        return issued(keys.get(0));
    }

    private synchronized TlsIdentity issued(KeySpec spec) {
        // Not computeIfAbsent: what issues may take long, and fails now and then; then the next handshake tries again.
        TlsIdentity known = issued.get(spec);
        if (known == null) {
            known = issue.apply(spec);
            issued.put(spec, known);
        }
        return known;
    }
}
