package org.uclab.scenarios;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.lab.fault.FaultCatalogue;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.history.Tellers;
import org.uclab.lab.model.Host;
import org.uclab.lab.model.Role;
import org.uclab.lab.system.LabSystem;
import org.uclab.lab.wire.Port;
import org.uclab.shell.rtp.RtpTeller;
import org.uclab.sim.calendar.CalendarSystem;
import org.uclab.sim.directory.DirectorySystem;
import org.uclab.sim.dns.DnsSystem;
import org.uclab.sim.dns.world.NameServers;
import org.uclab.sim.expressway.ExpresswaySystem;
import org.uclab.sim.imp.ImpSystem;
import org.uclab.sim.ucm.UcmSystem;
import org.uclab.sim.voicemail.VoicemailSystem;
import org.uclab.sim.web.WebSystem;
import org.uclab.sim.webex.WebexSystem;

/**
 * The systems of the house, in the one order in which users meet them, and after them those of jars on the class path.
 */
public final class Systems {

    private static final List<LabSystem<?>> ALL = withThoseOfJars(List.of(
            new DnsSystem(),
            new UcmSystem((model, host) ->
                    model.section(NameServers.class).calledByAddress().contains(host)),
            new ImpSystem(new UcmHomes()),
            new ExpresswaySystem(new InsideClusters()),
            new WebexSystem(),
            new VoicemailSystem(),
            new DirectorySystem(),
            new WebSystem(),
            new CalendarSystem()));

    /** Protocols of ports in the clear on which TLS may begin. */
    private static final Set<String> BEGIN_TLS_LATER = Set.of("xmpp", "ldap");

    private static final FaultCatalogue FAULTS = FaultCatalogue.with(
            ALL.stream().flatMap(system -> system.faults().stream()).toList());

    /** Those of the systems, and one for media, which clients send each other. */
    private static final Tellers TELLERS = Tellers.of(
            Stream.concat(ALL.stream().flatMap(system -> system.tellers().stream()), Stream.of(RtpTeller.RTP))
                    .distinct()
                    .toList());

    private Systems() {}

    /** All systems that worlds can have. */
    public static List<LabSystem<?>> all() {
        return ALL;
    }

    /** Everything that can go wrong in a lab, by the words users type. */
    public static FaultCatalogue faults() {
        return FAULTS;
    }

    /**
     * What can go wrong at that port: of the kernel's own faults those of its connections, and of those of its system the
     * ones of its protocol and the ones of the system's documents.
     */
    public static List<FaultForm> faulting(Host host, Port port) {
        List<FaultForm> ofSystem = ALL.stream()
                .filter(system -> system.roles().contains(host.role()))
                .flatMap(system -> system.faults().stream())
                .toList();
        Set<String> protocols = ALL.stream()
                .flatMap(system -> system.roles().stream())
                .flatMap(role -> role.services().stream())
                .map(service -> layer(service.protocol()))
                .collect(Collectors.toSet());
        return FAULTS.forms().stream()
                .filter(form -> switch (form.layer()) {
                    case "link" -> true;
                    case "tls" -> port.tls() || BEGIN_TLS_LATER.contains(port.protocol());
                    case "node" -> form.name().equals("service-stopped");
                    default ->
                        ofSystem.contains(form)
                                && (!protocols.contains(form.layer())
                                        || form.layer().equals(layer(port.protocol())));
                })
                .toList();
    }

    /** Faults are of HTTP whether TLS is below it or not. */
    private static String layer(String protocol) {
        return protocol.equals("https") ? "http" : protocol;
    }

    private static List<LabSystem<?>> withThoseOfJars(List<LabSystem<?>> ours) {
        List<LabSystem<?>> all = new ArrayList<>(ours);
        ServiceLoader.load(LabSystem.class).forEach(all::add);
        Set<String> words = new HashSet<>(Set.of(Role.NOTHING.word()));
        for (LabSystem<?> system : all) {
            for (Role role : system.roles()) {
                if (!words.add(role.word())) {
                    throw new BenchException("two systems have the role '" + role.word() + "', one of them "
                            + system.name() + " (" + system.getClass().getName() + "); take one off the class path");
                }
            }
        }
        return List.copyOf(all);
    }

    /** Everybody who tells messages of a lab, and reads what people call them. */
    public static Tellers tellers() {
        return TELLERS;
    }
}
