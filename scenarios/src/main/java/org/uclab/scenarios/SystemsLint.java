package org.uclab.scenarios;

import java.util.List;
import org.uclab.lab.model.Finding;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.sim.expressway.cluster.ExpresswaySection;
import org.uclab.sim.imp.cluster.ImpSection;
import org.uclab.sim.ucm.cluster.ServiceProfile;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmSection;
import org.uclab.sim.ucm.cluster.UcmServices;
import org.uclab.sim.voicemail.world.VoicemailSection;

/** What two systems must agree on. */
final class SystemsLint {

    private final LabLint lint;
    private final UcmSection ucm;
    private final ImpSection imp;
    private final ExpresswaySection expressways;
    private final VoicemailSection voicemail;

    private SystemsLint(LabModel model, LabLint lint) {
        this.lint = lint;
        this.ucm = model.section(UcmSection.class);
        this.imp = model.section(ImpSection.class);
        this.expressways = model.section(ExpresswaySection.class);
        this.voicemail = model.section(VoicemailSection.class);
    }

    /** Everything that is wrong. */
    static List<Finding> check(LabModel model) {
        return LabLint.findings(model, lint -> {
            SystemsLint systems = new SystemsLint(model, lint);
            systems.files();
            systems.presenceOfProfiles();
            systems.voicemailOfProfiles();
            systems.voicemailOfPilots();
            systems.insideOfExpressways();
        });
    }

    /** Where presence nodes send their clients for files. */
    private void files() {
        imp.tftp()
                .forEach(tftp -> lint.runs(tftp.host(), UcmServices.NODE, tftp.line(), "'tftp' of " + tftp.cluster()));
    }

    /** The presence that service profiles promise. */
    private void presenceOfProfiles() {
        for (UcmCluster cluster : ucm.clusters()) {
            cluster.files().profiles().forEach(this::presence);
        }
    }

    private void presence(ServiceProfile profile) {
        for (ServiceProfile.Server server :
                profile.servers().getOrDefault(ServiceProfile.Service.IM_AND_PRESENCE, List.of())) {
            if (profile.presenceByDomain()) {
                String where = "service profile " + profile.name();
                lint.known(imp.presenceDomains(), server.address(), profile.line(), where, "presence domain");
            } else {
                lint.known(imp.nodes(), server.address(), profile.line(), "'presenceServers'", "presence node");
            }
        }
    }

    /** The voicemail that service profiles promise. */
    private void voicemailOfProfiles() {
        for (UcmCluster cluster : ucm.clusters()) {
            for (ServiceProfile profile : cluster.files().profiles()) {
                String where = "service profile " + profile.name();
                profile.servers(ServiceProfile.Service.VOICEMAIL)
                        .forEach(server -> lint.known(
                                voicemail.hosts(), server.address(), profile.line(), where, "voicemail server"));
            }
        }
    }

    /** Who answers the pilots of voice mail. */
    private void voicemailOfPilots() {
        for (UcmCluster cluster : ucm.clusters()) {
            cluster.settings()
                    .calls()
                    .voicemail()
                    .hosts()
                    .forEach(host -> lint.known(
                            voicemail.hosts(),
                            host,
                            cluster.line(),
                            "'voicemail' of " + cluster.id(),
                            "voicemail server"));
        }
    }

    private void insideOfExpressways() {
        for (ExpresswaySection.Leads leads : expressways.leads()) {
            String where = "expressway " + leads.pair();
            lint.known(
                    ucm.clusters().stream().map(UcmCluster::id).toList(),
                    leads.ucmCluster(),
                    leads.line(),
                    where,
                    "UCM cluster");
            lint.known(imp.ids(), leads.impCluster(), leads.line(), where, "IM and Presence cluster");
        }
    }
}
