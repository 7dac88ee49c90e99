package org.uclab.sim.ucm.uds;

import java.util.Optional;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.sim.ucm.database.DirectoryField;
import org.uclab.sim.ucm.database.EndUser;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.SelfCare.ForwardAll;

/**
 * PUT to {@code user/{id}}: the few things a user may change about himself. What is absent stays, what is empty gets
 * its default back; when one thing is not usable nothing changes.
 */
final class UserUpdate {

    private final UdsCall call;
    private final XmlElement root;
    private final SelfCare before;

    private UserUpdate(UdsCall call, XmlElement root, SelfCare before) {
        this.call = call;
        this.root = root;
        this.before = before;
    }

    static Reply answer(UdsCall call, EndUser user) {
        // ASSUMED(API): elsewhere than at home the PUT is refused; with which code is not public.
        if (!user.homeCluster()) {
            return Reply.notAllowed("GET, HEAD");
        }
        Optional<XmlElement> root = Body.read(call.question(), "user");
        Optional<SelfCare> care =
                root.flatMap(sent -> new UserUpdate(call, sent, call.cluster().care(user)).changed());
        if (care.isEmpty() || !extensionStays(root.get(), user)) {
            return Reply.problem(415, "the body is not a usable user");
        }
        SelfCare wanted = care.get();
        call.database()
                .change(
                        user.id(),
                        now -> now.withLocale(wanted.locale())
                                .withCalendarPresence(wanted.calendarPresence())
                                .withDoNotDisturb(wanted.doNotDisturb())
                                .withLine(wanted.logMissedCalls(), now.lineLabel())
                                .withForwardAll(wanted.forwardAll()));
        boolean named = call.cluster().release().atLeast(11, 5);
        root.get()
                .childText("displayName")
                .filter(name -> named)
                .ifPresent(name ->
                        call.database().changeUser(user.id(), known -> known.with(DirectoryField.DISPLAY_NAME, name)));
        UdsCall after = call.again();
        return UserDocument.answer(after, after.now(user));
    }

    private Optional<SelfCare> changed() {
        Optional<String> locale = locale();
        Optional<Boolean> calendar = calendarPresence();
        Optional<Boolean> disturb = truth("enableDoNotDisturb", false, before.doNotDisturb());
        Optional<Boolean> missed = truth("logMissedCalls", true, before.logMissedCalls());
        Optional<ForwardAll> forward = ExtensionsDocument.forward(root, "destination", before.forwardAll());
        boolean usable = locale.isPresent()
                && calendar.isPresent()
                && disturb.isPresent()
                && missed.isPresent()
                && forward.isPresent();
        return usable
                ? Optional.of(before.withLocale(locale.get())
                        .withCalendarPresence(calendar.get())
                        .withDoNotDisturb(disturb.get())
                        .withLine(missed.get(), before.lineLabel())
                        .withForwardAll(forward.get()))
                : Optional.empty();
    }

    private Optional<Boolean> truth(String name, boolean otherwise, boolean now) {
        return root.childText(name).map(text -> Body.truth(text, otherwise)).orElse(Optional.of(now));
    }

    /** The locale, by its value, which GET shows in the attribute. */
    private Optional<String> locale() {
        Optional<XmlElement> sent = root.child("userLocale");
        if (sent.isEmpty()) {
            return Optional.of(before.locale());
        }
        String value = sent.get().attributes().getOrDefault("value", sent.get().text());
        boolean known = value.isEmpty()
                || call.cluster().config().settings().uds().locales().stream()
                        .anyMatch(locale -> locale.value().equals(value));
        return known ? Optional.of(value) : Optional.empty();
    }

    private Optional<Boolean> calendarPresence() {
        return root.child("homeCluster")
                .map(home -> home.attributes().get("enableCalendarPresence"))
                .map(text -> Body.truth(text, false))
                .orElse(Optional.of(before.calendarPresence()));
    }

    /** A user has one line here, so the primary extension can only stay what it is. */
    private static boolean extensionStays(XmlElement root, EndUser user) {
        return root.childText("primaryExtension")
                .filter(line -> !line.isEmpty() && !line.equals(user.line()))
                .isEmpty();
    }
}
