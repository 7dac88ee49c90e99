package org.uclab.sim.voicemail;

import java.util.List;
import java.util.stream.Stream;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Site;
import org.uclab.lab.wire.PortRange;
import org.uclab.shell.http.HttpFault;
import org.uclab.shell.http.HttpTeller;
import org.uclab.shell.rtp.MediaFault;
import org.uclab.shell.rtp.RtpTeller;
import org.uclab.shell.sip.SipFault;
import org.uclab.shell.sip.SipTeller;
import org.uclab.sim.voicemail.notify.NotifyFault;
import org.uclab.sim.voicemail.world.VoicemailLint;
import org.uclab.sim.voicemail.world.VoicemailReader;
import org.uclab.sim.voicemail.world.VoicemailSection;
import org.uclab.sim.voicemail.world.VoicemailServices;

/** The door: voicemail, by {@code voicemail} of a world. */
public final class VoicemailSystem implements LabSystem<VoicemailSection> {

    @Override
    public String name() {
        return "voicemail";
    }

    @Override
    public Class<VoicemailSection> type() {
        return VoicemailSection.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(VoicemailServices.NODE);
    }

    @Override
    public List<Teller> tellers() {
        return List.of(HttpTeller.HTTP, SipTeller.SIP, RtpTeller.RTP);
    }

    @Override
    public List<FaultForm> faults() {
        return Stream.of(HttpFault.FORMS, NotifyFault.FORMS, SipFault.FORMS, MediaFault.FORMS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public VoicemailSection read(WorldReading world) {
        return VoicemailReader.read(world);
    }

    @Override
    public void lint(VoicemailSection section, LabModel model, LabLint lint) {
        VoicemailLint.check(section, model, lint);
    }

    @Override
    public List<PortRange> ranges(VoicemailSection section, Host host, Site site) {
        return host.role().equals(VoicemailServices.NODE)
                        && host.port(VoicemailServices.SIP.noun()).isPresent()
                ? List.of(VoicemailServices.media(host.name(), site.address(host.name())))
                : List.of();
    }

    @Override
    public VoicemailServers programs(VoicemailSection section, Site site) {
        return new VoicemailServers(section, site);
    }
}
