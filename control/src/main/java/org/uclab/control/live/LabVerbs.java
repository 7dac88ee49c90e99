package org.uclab.control.live;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.uclab.control.verb.Face;
import org.uclab.control.verb.Method;
import org.uclab.control.verb.Parameter;
import org.uclab.control.verb.Refused;
import org.uclab.control.verb.Said;
import org.uclab.control.verb.Verb;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.NodeFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.node.Node;
import org.uclab.scenarios.Bench;
import org.uclab.scenarios.RecordSets;

/** Verbs of the lab as a whole, of its hosts and of its name servers. */
public final class LabVerbs {

    /** Why what only tells is no step. */
    static final String TELLS = "a step acts or asserts; it does not list";

    public static final Parameter<String> HOST =
            Parameter.text("host", "full or short name of a host").inPlace();
    public static final Parameter<String> SERVICE =
            Parameter.text("service", "a service of the host, such as uds").inPlace();
    public static final Parameter<String> NAME =
            Parameter.text("name", "full owner name of the records").inPlace();
    public static final Parameter<String> TYPE =
            Parameter.text("type", "type of the records: SRV, A, …").inPlace();
    public static final Parameter<List<String>> DATA =
            Parameter.texts("data", "data of the records as in a master file, one each");
    public static final Parameter<Long> TTL = Parameter.count("ttl", "seconds that they may be kept (60 unless said)")
            .optional();

    private static final long TTL_DEFAULT = 60;

    /** RFC 2181 §8. */
    private static final long TTL_MAX = 0x7fffffffL;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    public static final Verb<LiveLab, LabView> SHOW = Verb.<LiveLab>named("lab show", "Tells what runs.")
            .call(Method.GET, "/lab")
            .without(Face.STEP, TELLS)
            .gives(LabView.class, (lab, said) -> view(lab));

    public static final Verb<LiveLab, LabView> DOWN = Verb.<LiveLab>named("lab down", "Ends the lab.")
            .call(Method.DELETE, "/lab")
            .without(Face.STEP, "the lab of a scenario ends with it")
            .gives(LabView.class, (lab, said) -> {
                LabView last = view(lab);
                lab.stop();
                return last;
            });

    public static final Verb<LiveLab, RestoredView> RESTORE = Verb.<LiveLab>named(
                    "lab restore",
                    "Brings the lab back to what its world says: clients end, faults heal, hosts start with nothing kept.")
            .call(Method.POST, "/lab/restore")
            .without(Face.STEP, "every scenario begins with it")
            .gives(RestoredView.class, (lab, said) -> new RestoredView(Doing.fitting(lab::restore)));

    public static final Verb<LiveLab, String> REVOCATIONS = Verb.<LiveLab>named(
                    "lab revocations", "Gives the revocation list of the lab's CA as it is now, in PEM.")
            .call(Method.GET, "/lab/revocations")
            .without(Face.STEP, TELLS)
            .givesText((lab, said) -> pem(lab.bench().ca().crl()));

    public static final Verb<LiveLab, List<HostView>> HOSTS = Verb.<LiveLab>named(
                    "hosts", "Lists the hosts with their services.")
            .call(Method.GET, "/hosts")
            .without(Face.STEP, TELLS)
            .givesMany(HostView.class, (lab, said) -> hosts(lab.bench()));

    public static final Verb<LiveLab, HostView> POWER_OFF = Verb.<LiveLab>named(
                    "host power-off", "Cuts the power: connections are reset, what was in memory is gone.")
            .call(Method.POST, "/hosts/{host}/power-off")
            .takes(HOST)
            .step("{host} loses power")
            .gives(HostView.class, (lab, said) -> struck(lab, said, new NodeFault.PowerCut()));

    public static final Verb<LiveLab, HostView> POWER_ON = Verb.<LiveLab>named(
                    "host power-on", "Gives the power back; done when the host has dialled its peers.")
            .call(Method.POST, "/hosts/{host}/power-on")
            .takes(HOST)
            .step("{host} has power again")
            .gives(HostView.class, (lab, said) -> healed(lab, said, NodeFault.Kind.POWER_CUT));

    public static final Verb<LiveLab, HostView> PAUSE = Verb.<LiveLab>named(
                    "host pause", "Freezes a host: nothing passes either way, and nothing is lost by it.")
            .call(Method.POST, "/hosts/{host}/pause")
            .takes(HOST)
            .step("{host} is paused")
            .gives(HostView.class, (lab, said) -> struck(lab, said, new NodeFault.Pause()));

    public static final Verb<LiveLab, HostView> RESUME = Verb.<LiveLab>named("host resume", "Lets a frozen host go on.")
            .call(Method.POST, "/hosts/{host}/resume")
            .takes(HOST)
            .step("{host} goes on")
            .gives(HostView.class, (lab, said) -> healed(lab, said, NodeFault.Kind.PAUSE));

    public static final Verb<LiveLab, HostView> STOP_SERVICE = Verb.<LiveLab>named(
                    "host stop", "Stops one service: nothing listens, and its connections are reset.")
            .call(Method.POST, "/hosts/{host}/services/{service}/stop")
            .takes(HOST, SERVICE)
            .step("{service} of {host} is stopped")
            .gives(HostView.class, (lab, said) -> struck(lab, said, new NodeFault.ServiceStopped()));

    public static final Verb<LiveLab, HostView> START_SERVICE = Verb.<LiveLab>named(
                    "host start", "Starts a stopped service.")
            .call(Method.POST, "/hosts/{host}/services/{service}/start")
            .takes(HOST, SERVICE)
            .step("{service} of {host} is started")
            .gives(HostView.class, (lab, said) -> healed(lab, said, NodeFault.Kind.SERVICE_STOPPED));

    public static final Verb<LiveLab, RecordsView> GET_RECORDS = Verb.<LiveLab>named(
                    "records show", "Tells the records of a name server, of the first of its views that has the name.")
            .call(Method.GET, "/hosts/{host}/records/{name}/{type}")
            .takes(HOST, NAME, TYPE)
            .without(Face.STEP, "a step asks the server as anybody does")
            .gives(RecordsView.class, (lab, said) -> {
                String host = host(lab, said).name();
                String name = oneLine(said.get(NAME));
                String type = oneLine(said.get(TYPE));
                RecordSets records = lab.bench().records();
                List<String> data = Doing.fitting(() -> records.data(host, name, type));
                return new RecordsView(
                        host, name, type, records.ttl(host, name, type).orElse(0), data);
            });

    public static final Verb<LiveLab, RecordsView> SET_RECORDS = Verb.<LiveLab>named(
                    "records set", "Gives a name server other records; every question from now on gets them.")
            .call(Method.PUT, "/hosts/{host}/records/{name}/{type}")
            .takes(HOST, NAME, TYPE, DATA.inPlace(), TTL)
            .step("{host} gets new {word} records for {string}, to be kept {int} seconds:")
            .gives(RecordsView.class, (lab, said) -> changed(lab, said, said.get(DATA)));

    public static final Verb<LiveLab, RecordsView> REMOVE_RECORDS = Verb.<LiveLab>named(
                    "records remove", "Takes records from a name server.")
            .call(Method.DELETE, "/hosts/{host}/records/{name}/{type}")
            .takes(HOST, NAME, TYPE)
            .step("{host} loses its {word} records for {string}")
            .gives(RecordsView.class, (lab, said) -> changed(lab, said, List.of()));

    /**
     * A lab that is as new.
     *
     * @param after number of the last event before its hosts started
     */
    public record RestoredView(long after) {}

    /** The records that a name server has, from now on; none where they were removed. The time is 0 where the zone says it. */
    public record RecordsView(String host, String name, String type, long ttl, List<String> data) {}

    private LabVerbs() {}

    static List<Verb<LiveLab, ?>> all() {
        return List.of(
                SHOW,
                DOWN,
                RESTORE,
                REVOCATIONS,
                HOSTS,
                POWER_OFF,
                POWER_ON,
                PAUSE,
                RESUME,
                STOP_SERVICE,
                START_SERVICE,
                GET_RECORDS,
                SET_RECORDS,
                REMOVE_RECORDS);
    }

    private static String pem(byte[] crl) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(crl);
        return "-----BEGIN X509 CRL-----\n" + lines + "\n-----END X509 CRL-----\n";
    }

    private static LabView view(LiveLab lab) {
        Bench bench = lab.bench();
        List<LabView.UserView> users = bench.people().all().stream()
                .map(user -> UserVerbs.view(bench, user))
                .toList();
        return new LabView(
                bench.model().world(),
                bench.model().title(),
                bench.number(),
                bench.seed().value(),
                bench.clock().now(),
                bench.pace().scale(),
                bench.pace().held(),
                bench.history().last(),
                hosts(bench),
                users,
                lab.clients().all().stream().map(LiveClient::id).toList(),
                bench.faults().armed().size());
    }

    private static List<HostView> hosts(Bench bench) {
        return bench.nodes().stream().map(node -> HostView.of(bench, node)).toList();
    }

    static Node host(LiveLab lab, Said said) {
        return lab.names().host(said.get(HOST));
    }

    private static Where place(LiveLab lab, Said said, NodeFault.Kind kind) {
        Node host = host(lab, said);
        if (kind != NodeFault.Kind.SERVICE_STOPPED) {
            return Where.host(host.name());
        }
        return Where.port(host.name(), lab.names().port(host, said.get(SERVICE)).service());
    }

    /** A host that is struck already is left as it is: who says it twice means it once. */
    private static HostView struck(LiveLab lab, Said said, NodeFault fault) {
        Where where = place(lab, said, fault.kind());
        if (lab.bench().faults().armed().stream()
                .noneMatch(armed -> is(armed.fault(), fault.kind(), armed.where(), where))) {
            Doing.fitting(() -> lab.bench().arm(fault, where, Trigger.always()));
        }
        return HostView.of(lab.bench(), lab.bench().node(where.host()));
    }

    private static HostView healed(LiveLab lab, Said said, NodeFault.Kind kind) {
        Where where = place(lab, said, kind);
        Doing.fitting(() -> lab.bench().heal(armed -> is(armed.fault(), kind, armed.where(), where)));
        return HostView.of(lab.bench(), lab.bench().node(where.host()));
    }

    private static boolean is(Fault fault, NodeFault.Kind kind, Where at, Where where) {
        return fault instanceof NodeFault of && of.kind() == kind && at.equals(where);
    }

    private static RecordsView changed(LiveLab lab, Said said, List<String> data) {
        Node host = host(lab, said);
        long ttl = said.find(TTL).orElse(TTL_DEFAULT);
        if (ttl > TTL_MAX) {
            throw new Refused(Refused.Why.UNFIT, "records may be kept for 0 to " + TTL_MAX + " seconds, not " + ttl);
        }
        String name = oneLine(said.get(NAME));
        String type = oneLine(said.get(TYPE));
        data.forEach(LabVerbs::oneLine);
        Doing.fitting(() -> lab.bench().records().change(host.name(), name, type, (int) ttl, data));
        return new RecordsView(host.name(), name, type, ttl, data);
    }

    /** A line end would make two records of one. */
    private static String oneLine(String text) {
        if (CONTROL.matcher(text).find()) {
            throw new Refused(Refused.Why.UNFIT, "records have no line ends and no control characters in them");
        }
        return text;
    }
}
