package org.uclab.scenarios;

import java.util.List;
import org.uclab.lab.model.Finding;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.sim.expressway.ExpresswaySection;
import org.uclab.sim.imp.ImpSection;
import org.uclab.sim.ucm.UcmSection;
import org.uclab.sim.ucm.UcmServices;

/** What two systems must agree on. */
final class SystemsLint {

    private final LabLint lint;
    private final UcmSection ucm;
    private final ImpSection imp;
    private final ExpresswaySection expressways;

    private SystemsLint(LabModel model, LabLint lint) {
        this.lint = lint;
        this.ucm = model.section(UcmSection.class);
        this.imp = model.section(ImpSection.class);
        this.expressways = model.section(ExpresswaySection.class);
    }

    /** Everything that is wrong. */
    static List<Finding> check(LabModel model) {
        return LabLint.findings(model, lint -> {
            SystemsLint systems = new SystemsLint(model, lint);
            systems.files();
            systems.presenceOfProfiles();
            systems.insideOfExpressways();
        });
    }

    /** Where presence nodes send their clients for files. */
    private void files() {
        imp.tftp().forEach(tftp -> lint.runs(tftp.host(), UcmServices.UCM, tftp.line(), "'tftp' of " + tftp.cluster()));
    }

    /** The presence that service profiles promise. */
    private void presenceOfProfiles() {
        for (UcmSection.Presence presence : ucm.presence()) {
            presence.servers()
                    .forEach(host ->
                            lint.known(imp.nodes(), host, presence.line(), "'presenceServers'", "presence node"));
            presence.domain()
                    .ifPresent(domain -> lint.known(
                            imp.presenceDomains(),
                            domain,
                            presence.line(),
                            "service profile " + presence.profile(),
                            "presence domain"));
        }
    }

    private void insideOfExpressways() {
        for (ExpresswaySection.Leads leads : expressways.leads()) {
            String where = "expressway " + leads.pair();
            lint.known(ucm.ids(), leads.ucmCluster(), leads.line(), where, "UCM cluster");
            lint.known(imp.ids(), leads.impCluster(), leads.line(), where, "IM and Presence cluster");
        }
    }
}
