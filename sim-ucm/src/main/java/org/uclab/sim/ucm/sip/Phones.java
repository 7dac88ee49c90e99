package org.uclab.sim.ucm.sip;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.SipUri;

/** The devices registered here. */
final class Phones {

    /**
     * How long a registration outlives what was granted: a refresh that was sent in time may be on its way for 64*T1
     * (RFC 3261 §17.1.2.2). ASSUMED(no public source).
     */
    static final Duration GRACE = Duration.ofSeconds(32);

    private final Desk desk;
    private final ClusterPhones cluster;
    private Consumer<Phone> onLeft = phone -> {};
    private final Map<String, Phone> byDevice = new LinkedHashMap<>();
    /** Their names in the order in which they registered last. */
    private final Map<String, Set<String>> byLine = new HashMap<>();

    private final Map<String, Desk.Reminder> ends = new LinkedHashMap<>();
    /** One at each end of a phone's own connection, any number at that of an Expressway-C. */
    private final Map<Long, Set<String>> byConnection = new LinkedHashMap<>();

    private final Map<String, String> byContact = new HashMap<>();

    Phones(Desk desk, ClusterPhones cluster) {
        this.desk = desk;
        this.cluster = cluster;
    }

    /** Is told of each that is where it was no more. */
    void whenLeft(Consumer<Phone> told) {
        onLeft = told;
    }

    Optional<Phone> device(String name) {
        return Optional.ofNullable(byDevice.get(name));
    }

    /** Those with that line. */
    List<Phone> line(String number) {
        return byLine.getOrDefault(number, Set.of()).stream().map(byDevice::get).toList();
    }

    void put(Phone phone) {
        Phone before = byDevice.get(phone.name());
        forget(phone.name());
        byDevice.put(phone.name(), phone);
        byLine.computeIfAbsent(phone.line(), none -> new LinkedHashSet<>()).add(phone.name());
        place(phone.contact().sipUri()).ifPresent(place -> byContact.put(place, phone.name()));
        if (phone.flow().transport().reliable()) {
            bind(phone);
        }
        Duration left = Duration.between(desk.now(), phone.until()).plus(GRACE);
        ends.put(phone.name(), desk.after(left, () -> expired(phone)));
        cluster.registered(
                new ClusterPhones.Place(phone.name(), phone.line(), desk.self().host()));
        if (before != null && elsewhere(before, phone)) {
            onLeft.accept(before);
        }
    }

    /** ASSUMED(S4): behind an Expressway-C its address says nothing, and where the client says that it is counts. */
    private static boolean elsewhere(Phone before, Phone now) {
        return !before.flow().host().equals(now.flow().host())
                || !before.outside().equals(now.outside());
    }

    private void expired(Phone phone) {
        remove(phone.name());
        desk.decided(
                SipDecisions.REGISTRATION.of(phone.name()), SipDecisions.UNREGISTERED.of(), SipDecisions.EXPIRED.of());
    }

    void remove(String device) {
        Phone gone = byDevice.get(device);
        forget(device);
        cluster.unregistered(device, desk.self().host());
        if (gone != null) {
            onLeft.accept(gone);
        }
    }

    private void forget(String device) {
        Phone gone = byDevice.remove(device);
        if (gone != null) {
            byLine.computeIfPresent(gone.line(), (line, names) -> {
                names.remove(device);
                return names.isEmpty() ? null : names;
            });
            unbind(gone);
            place(gone.contact().sipUri()).ifPresent(place -> byContact.remove(place, device));
            Optional.ofNullable(ends.remove(device)).ifPresent(Desk.Reminder::cancel);
        }
    }

    private void bind(Phone phone) {
        byConnection
                .computeIfAbsent(phone.flow().connection(), none -> new LinkedHashSet<>())
                .add(phone.name());
    }

    private void unbind(Phone phone) {
        byConnection.computeIfPresent(phone.flow().connection(), (connection, names) -> {
            names.remove(phone.name());
            return names.isEmpty() ? null : names;
        });
    }

    /** Whether a connection carries other phones than that one, as that of an Expressway-C does. */
    boolean shared(Phone phone) {
        return byConnection.getOrDefault(phone.flow().connection(), Set.of()).stream()
                .anyMatch(name -> !name.equals(phone.name()));
    }

    /** A connection is over: its phone can be reached no more, though it is registered until its time is over. */
    void gone(Flow flow) {
        byConnection.remove(flow.connection());
    }

    /** Whether the way to that phone stands, as far as one can know. */
    boolean reachable(Phone phone) {
        return !phone.flow().transport().reliable()
                || byConnection
                        .getOrDefault(phone.flow().connection(), Set.of())
                        .contains(phone.name());
    }

    /**
     * The phone that a request is of. Over a connection the connection tells; over datagrams it is the Contact, as several may
     * share a socket, or where they come from; LMG, Device Binding.
     */
    Optional<Phone> of(SipRequest request, Flow flow) {
        Set<String> bearers = byConnection.getOrDefault(flow.connection(), Set.of());
        Optional<Phone> bound = bearers.stream()
                .filter(name -> flow.transport().reliable() && bearers.size() == 1)
                .findFirst()
                .map(byDevice::get);
        if (bound.isPresent()) {
            return bound;
        }
        Optional<SipUri> contact = request.contacts().stream().findFirst().flatMap(one -> one.sipUri());
        Optional<Phone> found = place(contact)
                .map(byContact::get)
                .map(byDevice::get)
                .filter(phone -> phone.flow().host().equals(flow.host()))
                .or(() -> byDevice.values().stream()
                        .filter(phone -> comesFrom(phone, flow))
                        .findFirst());
        found.filter(phone -> flow.transport().reliable()).ifPresent(phone -> {
            // It has opened another connection, which is its own from now on.
            unbind(phone);
            byDevice.put(phone.name(), phone.over(flow));
            bind(byDevice.get(phone.name()));
        });
        return found.map(phone -> byDevice.get(phone.name()));
    }

    private static boolean comesFrom(Phone phone, Flow flow) {
        return phone.flow().port() == flow.port()
                && phone.flow().transport() == flow.transport()
                && phone.flow().host().equals(flow.host());
    }

    /** Equal for Contacts that mean the same phone. */
    private static Optional<String> place(Optional<SipUri> contact) {
        return contact.map(uri -> uri.user() + "@" + uri.host().toLowerCase(Locale.ROOT) + ":" + uri.effectivePort());
    }

    /**
     * The way to a phone that registered so: over its connection, or for datagrams where its Contact says, but on no other
     * machine than its own.
     */
    static Flow wayTo(SipUri contact, Flow came) {
        if (came.transport() != SipTransport.UDP || !contact.host().equals(came.host())) {
            return came;
        }
        return new Flow(came.transport(), came.host(), contact.effectivePort(), came.connection());
    }
}
