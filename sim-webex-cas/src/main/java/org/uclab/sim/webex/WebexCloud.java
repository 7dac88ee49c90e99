package org.uclab.scenarios;

import java.util.List;
import java.util.function.Supplier;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Webex;
import org.uclab.lab.node.Program;
import org.uclab.sim.webex.WebexConfig;
import org.uclab.sim.webex.WebexSim;

/** The Webex Messenger cloud. */
final class WebexCloud implements Company.Runs {

    private final WebexConfig config;

    WebexCloud(LabModel model) {
        this.config = new WebexConfig(model.webex().map(Webex::organisations).orElse(List.of()).stream()
                .map(org -> new WebexConfig.Organisation(org.domain(), org.sso()))
                .toList());
    }

    @Override
    public Supplier<Program> programs(Host host) {
        return () -> WebexSim.program(config);
    }
}
