package org.uclab.sim.webex;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Reading;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Spelling;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.shell.http.HttpFault;
import org.uclab.shell.http.HttpTeller;

/** The door: the look-up of the Webex Messenger cloud. */
public final class WebexSystem implements LabSystem<WebexSection> {

    @Override
    public String name() {
        return "webex";
    }

    @Override
    public Class<WebexSection> type() {
        return WebexSection.class;
    }

    @Override
    public List<Role> roles() {
        return List.of(WebexServices.WEBEX);
    }

    @Override
    public List<Teller> tellers() {
        return List.of(HttpTeller.HTTP);
    }

    @Override
    public List<FaultForm> faults() {
        return HttpFault.FORMS;
    }

    @Override
    public WebexSection read(WorldReading world) {
        return new WebexSection(world.root().one("webex", "webex", WebexSystem::cloud));
    }

    private static WebexSection.Cloud cloud(Reading webex) {
        return new WebexSection.Cloud(
                webex.domain("host"),
                webex.list("organisations", "an organisation", WebexSystem::organisation),
                CasWords.usual(),
                webex.line());
    }

    private static WebexSection.Organisation organisation(Reading organisation) {
        return new WebexSection.Organisation(organisation.domain("domain"), organisation.yes("sso"));
    }

    @Override
    public void lint(WebexSection section, LabModel model, LabLint lint) {
        section.cloud().ifPresent(cloud -> {
            lint.runs(cloud.host(), WebexServices.WEBEX, cloud.line(), "webex");
            Set<String> seen = new HashSet<>();
            cloud.organisations().stream()
                    .filter(organisation -> !seen.add(Spelling.DOMAIN.key(organisation.domain())))
                    .forEach(twice -> lint.note(
                            cloud.line(), "organisation " + twice.domain() + " stands twice", "keep one of them"));
        });
    }

    @Override
    public Programs programs(WebexSection section, Site site) {
        WebexSection.Cloud cloud = section.cloud().orElse(WebexSection.Cloud.of(List.of()));
        return host -> Optional.of(() -> new CasProgram(cloud));
    }
}
