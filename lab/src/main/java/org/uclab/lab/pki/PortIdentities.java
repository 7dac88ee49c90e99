package org.uclab.lab.pki;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.uclab.lab.clock.LabClock;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.FaultPoint;
import org.uclab.lab.fault.Occasion;

/** The identities of one port: the good one, and a defective one for each certificate fault that bites there. */
public final class PortIdentities implements IdentitySource {

    private final LabCa ca;
    private final CertificateProfile profile;
    private final Supplier<TlsIdentity> own;
    private final FaultPoint faults;
    private final LabClock clock;
    private final Map<CertificateDefect, TlsIdentity> defective = new EnumMap<>(CertificateDefect.class);
    private TlsIdentity good;

    public PortIdentities(LabCa ca, CertificateProfile profile, FaultPoint faults, LabClock clock) {
        this(ca, profile, () -> ca.issue(profile), faults, clock);
    }

    /**
     * @param own what the port shows without any fault; asked once, at the first handshake
     */
    public PortIdentities(
            LabCa ca, CertificateProfile profile, Supplier<TlsIdentity> own, FaultPoint faults, LabClock clock) {
        this.ca = ca;
        this.profile = profile;
        this.own = own;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    public TlsIdentity identity(String peer) {
        Optional<CertificateFault> biting =
                faults.quiet() ? Optional.empty() : faults.bite(CertificateFault.class, Occasion.of(clock.now(), peer));
        return biting.map(fault -> defective(fault.defect())).orElseGet(this::good);
    }

    /**
     * Issues what the armed certificate faults will show. Keys can take seconds, which the thread that arms a fault has
     * and an event loop in a handshake has not.
     */
    public void prepare() {
        faults.armed(CertificateFault.class).forEach(fault -> defective(fault.defect()));
    }

    /** The identity without any fault, issued at the first call. */
    public synchronized TlsIdentity good() {
        if (good == null) {
            good = own.get();
        }
        return good;
    }

    private synchronized TlsIdentity defective(CertificateDefect defect) {
        return defective.computeIfAbsent(defect, d -> ca.issueDefective(profile, d));
    }
}
