package org.uclab.control.live;

import java.util.List;
import java.util.Optional;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.FaultForm;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.node.Node;
import org.uclab.lab.wire.Port;
import org.uclab.scenarios.Systems;

/** Verbs of faults. */
public final class FaultVerbs {

    public static final Parameter<String> FAULT = Parameter.text(
                    "fault", "a fault as the catalogue writes it, such as http-status 503")
            .inPlace();
    public static final Parameter<String> AT_HOST =
            Parameter.text("host", "full or short name of a host, or a client, which has faults of links alone");
    public static final Parameter<String> AT_SERVICE = Parameter.text(
                    "service", "a service of the host; left out for faults of a whole host")
            .optional();
    public static final Parameter<String> WHEN = Parameter.text(
                    "when", "when it bites, such as 'the first 2 times' (always unless said)")
            .optional();
    public static final Parameter<Long> ID =
            Parameter.count("id", "number of an armed fault").inPlace();

    /**
     * A fault as users write it.
     *
     * @param layer whose fault it is: {@code link}, {@code node}, {@code tls}, or a protocol
     */
    public record FormView(String fault, String layer, String meaning) {}

    /**
     * An armed fault.
     *
     * @param id    its number in this lab
     * @param text  the whole of it
     * @param fired how often it has bitten
     */
    public record FaultView(long id, String text, String fault, String host, String service, String when, long fired) {}

    public static final Verb<LiveLab, List<FormView>> CATALOGUE = Verb.<LiveLab>named(
                    "fault catalogue", "Lists what can go wrong, as it is written.")
            .call(Method.GET, "/faults/catalogue")
            .without(Face.STEP, LabVerbs.TELLS)
            .givesMany(
                    FormView.class,
                    (lab, said) -> Systems.faults().forms().stream()
                            .map(FaultVerbs::view)
                            .toList());

    public static final Verb<LiveLab, List<FaultView>> LIST = Verb.<LiveLab>named(
                    "fault list", "Lists the armed faults, and how often each has bitten.")
            .call(Method.GET, "/faults")
            .without(Face.STEP, LabVerbs.TELLS)
            .givesMany(
                    FaultView.class,
                    (lab, said) -> lab.bench().faults().armed().stream()
                            .map(FaultVerbs::view)
                            .toList());

    public static final Verb<LiveLab, FaultView> ADD = Verb.<LiveLab>named(
                    "fault add", "Arms a fault; it bites what begins after this was answered.")
            .call(Method.POST, "/faults")
            .takes(FAULT, AT_HOST, AT_SERVICE, WHEN)
            .step(
                    "the fault {fault} at {place}",
                    "the fault {fault} at {place}, {when}",
                    "the fault {fault} at {word} of the client of {user}")
            .gives(FaultView.class, FaultVerbs::armed);

    public static final Verb<LiveLab, FaultView> HEAL = Verb.<LiveLab>named("fault heal", "Takes one fault away.")
            .call(Method.DELETE, "/faults/{id}")
            .takes(ID)
            .without(Face.STEP, "a scenario has no numbers of faults; it heals all, or a host, or a service")
            .gives(FaultView.class, (lab, said) -> {
                ArmedFault armed = armed(lab, said.get(ID));
                Doing.fitting(() -> lab.bench().heal(armed));
                return view(armed);
            });

    public static final Verb<LiveLab, List<FaultView>> HEAL_ALL = Verb.<LiveLab>named(
                    "fault heal --all", "Takes all faults away; hosts have their power back.")
            .call(Method.DELETE, "/faults")
            .step("all faults are healed")
            .givesMany(FaultView.class, (lab, said) -> {
                List<ArmedFault> all = lab.bench().faults().armed();
                Doing.fitting(() -> lab.bench().heal());
                return all.stream().map(FaultVerbs::view).toList();
            });

    private FaultVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(CATALOGUE, LIST, ADD, HEAL, HEAL_ALL);
    }

    private static FormView view(FaultForm form) {
        return new FormView(form.form(), form.layer(), form.meaning());
    }

    private static FaultView view(ArmedFault armed) {
        return new FaultView(
                armed.id(),
                armed.text(),
                armed.fault().text(),
                armed.where().host(),
                armed.where().service(),
                armed.trigger().text(),
                armed.fired());
    }

    private static ArmedFault armed(LiveLab lab, long id) {
        List<ArmedFault> all = lab.bench().faults().armed();
        return all.stream().filter(armed -> armed.id() == id).findFirst().orElseThrow(() -> {
            List<String> ids =
                    all.stream().map(armed -> Long.toString(armed.id())).toList();
            return new Refused(
                    Refused.Why.UNKNOWN, "no fault " + id + " is armed, or not any more; armed: " + ids, ids);
        });
    }

    private static FaultView armed(LiveLab lab, Said said) {
        Fault fault = Doing.fitting(() -> Systems.faults().parse(said.get(FAULT)));
        Trigger when = Doing.fitting(() -> Trigger.parse(said.find(WHEN).orElse("always")));
        if (lab.clients().has(said.get(AT_HOST))) {
            return atClient(lab, said, fault, when);
        }
        Node host = lab.names().host(said.get(AT_HOST));
        Optional<String> service = said.find(AT_SERVICE).filter(noun -> !noun.isEmpty());
        if (service.isPresent()) {
            Port port = lab.names().port(host, service.get());
            fits(lab, said.get(FAULT), port);
        }
        Where where = new Where(host.name(), service.orElse(""));
        return view(Doing.fitting(() -> lab.bench().arm(fault, where, when)));
    }

    /** At a port that others call at the host of a client: it has one once the client has needed it. */
    private static FaultView atClient(LiveLab lab, Said said, Fault fault, Trigger when) {
        if (!(fault instanceof LinkFault)) {
            throw new Refused(
                    Refused.Why.UNFIT, "'" + said.get(FAULT) + "' is no fault of a link; a client has no others");
        }
        Where where = new Where(said.get(AT_HOST), said.find(AT_SERVICE).orElse(""));
        return view(Doing.fitting(() -> lab.bench().faults().arm(fault, where, when)));
    }

    /** A fault of another protocol would lie in wait for ever. */
    private static void fits(LiveLab lab, String text, Port port) {
        List<FaultForm> fitting = Systems.faulting(lab.bench().model().host(port.host()), port);
        String name = text.strip().split("\\s+", 2)[0];
        if (fitting.stream().noneMatch(form -> form.name().equals(name))) {
            List<String> known = fitting.stream().map(FaultForm::form).toList();
            throw new Refused(
                    Refused.Why.UNFIT,
                    "'" + name + "' is none of the faults of " + port.service() + " of " + port.host() + "; it has: "
                            + String.join(", ", known),
                    known);
        }
    }
}
