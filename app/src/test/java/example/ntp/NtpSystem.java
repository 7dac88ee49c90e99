package example.ntp;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Service;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;

/** A system from a jar of somebody else's: time servers. */
public final class NtpSystem implements LabSystem<NtpSystem.TimeServers> {

    private static final Role CLOCK = Role.of("clock", Service.udp("ntp", "ntp", 123));

    /** Hosts that tell the time. */
    record TimeServers(List<String> hosts, int line) {}

    @Override
    public String name() {
        return "ntp";
    }

    @Override
    public Class<TimeServers> type() {
        return TimeServers.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(CLOCK);
    }

    @Override
    public List<FaultForm> faults() {
        return NtpFault.FORMS;
    }

    @Override
    public List<Teller> tellers() {
        return List.of(NtpTeller.NTP);
    }

    @Override
    public TimeServers read(WorldReading world) {
        return new TimeServers(world.root().domains("timeServers"), world.root().line("timeServers"));
    }

    @Override
    public void lint(TimeServers servers, LabModel model, LabLint lint) {
        servers.hosts().forEach(host -> lint.runs(host, CLOCK, servers.line(), "'timeServers'"));
    }

    @Override
    public Programs programs(TimeServers servers, Site site) {
        return host -> servers.hosts().contains(host.name()) ? Optional.of(NtpProgram::new) : Optional.empty();
    }
}
