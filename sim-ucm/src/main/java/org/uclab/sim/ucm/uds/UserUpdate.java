package org.uclab.sim.ucm.uds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.sim.ucm.database.DirectoryField;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.SelfCare.Alert;
import org.uclab.sim.ucm.database.SelfCare.ForwardTo;
import org.uclab.sim.ucm.database.SelfCare.Forwarding;
import org.uclab.sim.ucm.database.SelfCare.Personal;

/**
 * PUT to {@code user/{id}}: the few things a user may change about himself. What is absent stays, what is empty gets
 * its default back; when one thing is not usable nothing changes. What is said of the primary extension or of all devices
 * holds for all of them.
 */
final class UserUpdate {

    private final UdsCall call;
    private final EndUser user;
    private final XmlElement root;
    private final SelfCare before;

    private UserUpdate(UdsCall call, EndUser user, XmlElement root) {
        this.call = call;
        this.user = user;
        this.root = root;
        this.before = call.cluster().care(user);
    }

    static Reply answer(UdsCall call, EndUser user) {
        // ASSUMED(API): elsewhere than at home the PUT is refused; with which code is not public.
        if (!user.homeCluster()) {
            return Reply.notAllowed("GET, HEAD");
        }
        Optional<XmlElement> root = Body.read(call.question(), "user");
        if (root.isEmpty() || !new UserUpdate(call, user, root.get()).made()) {
            return Reply.problem(415, "the body is not a usable user");
        }
        boolean named = call.cluster().release().atLeast(11, 5);
        root.get()
                .childText("displayName")
                .filter(name -> named)
                .ifPresent(name ->
                        call.database().changeUser(user.id(), known -> known.with(DirectoryField.DISPLAY_NAME, name)));
        UdsCall after = call.again();
        return UserDocument.answer(after, after.now(user));
    }

    /** Makes the change, unless something of it is not usable. */
    private boolean made() {
        Optional<XmlElement> extension = root.child("primaryExtension");
        Optional<Map<Alert, String>> alerts = extension.map(LineAlerts::read).orElse(Optional.of(Map.of()));
        Optional<String> locale = locale();
        Optional<Boolean> calendar = calendarPresence();
        Optional<Optional<Boolean>> disturb = truth(root, "enableDoNotDisturb", false);
        Optional<Optional<Boolean>> missed = truth(root, "logMissedCalls", true);
        // Both name the one line there is; what is said of all extensions counts.
        Optional<ForwardTo> forward = extension
                .map(element -> forwardAll(element, before.forward(Forwarding.ALL)))
                .orElse(Optional.of(before.forward(Forwarding.ALL)))
                .flatMap(known -> forwardAll(root, known));
        boolean usable = alerts.isPresent()
                && locale.isPresent()
                && calendar.isPresent()
                && disturb.isPresent()
                && missed.isPresent()
                && forward.isPresent()
                && (extension.isEmpty() || !user.line().isEmpty());
        if (!usable) {
            return false;
        }
        List<String> devices = LineAlerts.devices(user);
        call.database()
                .change(
                        user.id(),
                        now -> now.with(new Personal(
                                        locale.get(),
                                        calendar.get(),
                                        now.personal().pin(),
                                        now.personal().conferenceNow()))
                                .forwarding(Map.of(Forwarding.ALL, forward.get()))
                                .withDevices(
                                        devices,
                                        device -> LineAlerts.changed(
                                                        device, alerts.get(), Optional.empty(), missed.get())
                                                .withDoNotDisturb(disturb.get().orElse(device.doNotDisturb()))));
        return true;
    }

    private static Optional<ForwardTo> forwardAll(XmlElement of, ForwardTo known) {
        return of.child("callForwardAllDestination")
                .map(sent -> ExtensionsDocument.forward(sent, "destination", known))
                .orElse(Optional.of(known));
    }

    /** A truth value that may be absent; empty when it is neither true nor false. */
    private static Optional<Optional<Boolean>> truth(XmlElement of, String name, boolean otherwise) {
        Optional<String> text = of.childText(name);
        if (text.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        Optional<Boolean> told = Body.truth(text.get(), otherwise);
        return told.isEmpty() ? Optional.empty() : Optional.of(told);
    }

    /**
     * The locale, by its value: the text of a body made for the PUT, the attribute of one that GET gave. ASSUMED(UDS API):
     * the printed body has 0, which no list has: the cluster's own.
     */
    private Optional<String> locale() {
        Optional<XmlElement> sent = root.child("userLocale");
        if (sent.isEmpty()) {
            return Optional.of(before.personal().locale());
        }
        String said = sent.get().attributes().getOrDefault("value", sent.get().text());
        String value = said.equals("0") ? "" : said;
        boolean known = value.isEmpty()
                || call.cluster().config().settings().uds().locales().stream()
                        .anyMatch(locale -> locale.value().equals(value));
        return known ? Optional.of(value) : Optional.empty();
    }

    /** By its own element, or by the attribute that GET has it in. */
    private Optional<Boolean> calendarPresence() {
        return root.childText("enableCalendarPresence")
                .or(() ->
                        root.child("homeCluster").map(home -> home.attributes().get("enableCalendarPresence")))
                .map(text -> Body.truth(text, false))
                .orElse(Optional.of(before.personal().calendarPresence()));
    }
}
