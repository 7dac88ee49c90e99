package org.uclab.sim.webex;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Teller;
import org.uclab.lab.model.LabLint;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.Role;
import org.uclab.lab.model.Spelling;
import org.uclab.lab.model.User;
import org.uclab.lab.model.WorldReading;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.system.Programs;
import org.uclab.lab.system.Site;
import org.uclab.shell.http.HttpFault;
import org.uclab.shell.http.HttpTeller;
import org.uclab.shell.xmpp.XmppFault;
import org.uclab.shell.xmpp.XmppTeller;

/** The door: the Webex Messenger cloud. */
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
        return List.of(WebexServices.WEBEX, WebexServices.MESSENGER);
    }

    @Override
    public List<Teller> tellers() {
        return List.of(HttpTeller.HTTP, XmppTeller.XMPP);
    }

    @Override
    public List<FaultForm> faults() {
        return Stream.of(HttpFault.FORMS, XmppFault.FORMS).flatMap(List::stream).toList();
    }

    @Override
    public WebexSection read(WorldReading world) {
        return WebexReader.read(world);
    }

    @Override
    public void lint(WebexSection section, LabModel model, LabLint lint) {
        section.cloud().ifPresent(cloud -> lint(cloud, lint));
        model.users()
                .values()
                .forEach(user -> section.people()
                        .of(user.id())
                        .flatMap(account -> account)
                        .ifPresent(account -> lint(section, model, lint, user, account)));
    }

    private static void lint(WebexSection.Cloud cloud, LabLint lint) {
        lint.runs(cloud.host(), WebexServices.WEBEX, cloud.line(), "webex");
        cloud.messenger().ifPresent(host -> lint.runs(host, WebexServices.MESSENGER, cloud.line(), "webex"));
        Set<String> seen = new HashSet<>();
        cloud.organisations().stream()
                .filter(organisation -> !seen.add(Spelling.DOMAIN.key(organisation.domain())))
                .forEach(twice -> lint.note(
                        cloud.line(), "organisation " + twice.domain() + " stands twice", "keep one of them"));
    }

    private static void lint(
            WebexSection section, LabModel model, LabLint lint, User user, WebexSection.Subscriber account) {
        String who = user.id() + " in the cloud";
        boolean customer = section.cloud().stream()
                .flatMap(cloud -> cloud.organisations().stream())
                .anyMatch(one -> Spelling.DOMAIN.same(one.domain(), user.domain()));
        if (!customer) {
            lint.note(
                    account.line(),
                    who + " is at " + user.domain() + ", which is no organisation of the cloud",
                    "name the domain under 'organisations', or give the user another 'domain'");
        }
        for (String contact : account.contacts()) {
            lint.known(model.users().keySet(), contact, account.line(), who, "contact");
            if (model.users().containsKey(contact)
                    && section.people().of(contact).flatMap(other -> other).isEmpty()) {
                lint.note(
                        account.line(),
                        who + " has the contact " + contact + ", who has no account there",
                        "give that user the key 'webex', too");
            }
        }
    }

    @Override
    public Programs programs(WebexSection section, Site site) {
        WebexCloud cloud = WebexCloud.of(section, site.model());
        return host -> Optional.of(
                host.role().equals(WebexServices.MESSENGER)
                        ? () -> new MessengerProgram(cloud)
                        : () -> new CasProgram(cloud));
    }
}
