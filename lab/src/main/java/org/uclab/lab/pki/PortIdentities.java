package org.uclab.lab.pki;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;

/** The identities of one port: the good ones, and defective ones for each certificate fault that bites there. */
public final class PortIdentities implements IdentitySource {

    private final LabCa ca;
    private final CertificateProfile profile;
    private final String host;
    private final List<KeySpec> keys;
    private final Identities good;
    private final FaultPoint faults;
    private final LabClock clock;
    private final Map<CertificateDefect, Identities> defective = new EnumMap<>(CertificateDefect.class);

    /** Those of a host that is the common name. */
    public PortIdentities(LabCa ca, CertificateProfile profile, List<KeySpec> keys, FaultPoint faults, LabClock clock) {
        this(ca, profile, profile.commonName(), keys, Identities.issuedBy(ca, profile, keys), faults, clock);
    }

    /**
     * @param host what callers want to reach
     * @param keys the kinds of key the port has
     * @param good what the port shows without any fault
     */
    public PortIdentities(
            LabCa ca,
            CertificateProfile profile,
            String host,
            List<KeySpec> keys,
            Identities good,
            FaultPoint faults,
            LabClock clock) {
        this.ca = ca;
        this.profile = profile;
        this.host = host;
        this.keys = List.copyOf(keys);
        this.good = good;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public Identities identities(String peer) {
        Optional<CertificateFault> biting =
                faults.quiet() ? Optional.empty() : faults.bite(CertificateFault.class, Occasion.of(clock.now(), peer));
        return biting.map(fault -> defective(fault.defect())).orElse(good);
    }

    /**
     * Issues what the armed certificate faults will show to most callers. Keys can take seconds, which the thread that
     * arms a fault has and an event loop in a handshake has not.
     */
    public void prepare() {
        faults.armed(CertificateFault.class)
                .forEach(fault -> defective(fault.defect()).first());
    }

    private synchronized Identities defective(CertificateDefect defect) {
        return defective.computeIfAbsent(defect, d -> Identities.defective(ca, profile, host, keys, d));
    }
}
