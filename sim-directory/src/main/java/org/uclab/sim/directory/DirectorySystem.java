package org.uclab.sim.directory;

import java.util.List;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.sim.directory.ldap.DirectoryProgram;
import org.uclab.sim.directory.world.Directories;
import org.uclab.sim.directory.world.DirectoryServices;

/** LDAP directories: {@code directories} of a world, and {@code directory} of a user for what else one says of him. */
public final class DirectorySystem implements LabSystem<Directories> {

    @Override
    public String name() {
        return "directory";
    }

    @Override
    public Class<Directories> type() {
        return Directories.class;
    }

    @Override
    public List<Role> roles() {
        return DirectoryServices.ROLES;
    }

    @Override
    public Directories read(WorldReading world) {
        return Directories.read(world);
    }

    @Override
    public void lint(Directories section, LabModel model, LabLint lint) {
        section.lint(model, lint);
    }

    @Override
    public List<Teller> tellers() {
        return List.of(DirectoryProgram.TELLER);
    }

    @Override
    public List<FaultForm> faults() {
        return DirectoryProgram.FAULTS;
    }

    @Override
    public CertificateProfile certificate(Directories section, Host host, Site site) {
        // ASSUMED(S4): the printed configuration names a directory by its address and has TLS on.
        return CertificateProfile.server(host.name()).withIpAddresses(List.of(site.address(host.name())));
    }

    @Override
    public Programs programs(Directories section, Site site) {
        return new DirectoryServers(section, site);
    }
}
