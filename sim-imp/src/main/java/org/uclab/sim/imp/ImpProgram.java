package org.uclab.sim.imp;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.ClientSSLOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Transport;
import org.uclab.protocol.xmpp.StreamTimes;
import org.uclab.shell.http.HttpServing;
import org.uclab.shell.xmpp.ServerStream;
import org.uclab.shell.xmpp.XmppServing;
import org.uclab.sim.imp.cluster.Additions;
import org.uclab.sim.imp.cluster.ImpConfig;
import org.uclab.sim.imp.cluster.ImpServices;
import org.uclab.sim.imp.compliance.ComplianceLine;
import org.uclab.sim.imp.federation.Federation;
import org.uclab.sim.imp.files.ManagedFiles;
import org.uclab.sim.imp.soap.ClientProfileAgent;
import org.uclab.sim.imp.web.PresenceWebService;

/** One node of the subcluster from power-up to power cut: its listeners and its calls to the other nodes. */
final class ImpProgram implements Program {

    /** Wall time that a client is given at any time scale to use a one-time password. */
    private static final Duration ONE_TIME_WALL_MIN = Duration.ofSeconds(2);

    private static final String SOAP_443 = ImpServices.SOAP_443.noun();
    private static final String XMPP = "xmpp";

    private final ImpConfig config;
    private final ImpDatabase database;
    private final String host;
    private final Optional<ManagedFiles.Kept> files;
    private final List<XcpOutlet> outlets = new ArrayList<>();
    private Optional<ComplianceLine> log = Optional.empty();
    private volatile Optional<ImpNode> running = Optional.empty();

    /**
     * @param files that it keeps for users; empty where it keeps none
     */
    ImpProgram(ImpConfig config, ImpDatabase database, String host, Optional<ManagedFiles.Kept> files) {
        this.config = config;
        this.database = database;
        this.host = host;
        this.files = files;
    }

    @Override
    public Future<?> start(NodeContext place) {
        Agenda agenda = Agenda.here(place.clock(), place.recorder()::failed);
        ImpNode node = new ImpNode(place, agenda, database, config.settings());
        running = Optional.of(node);
        Future<?> listening =
                XmppServing.serve(place, XMPP, agenda, stream -> new StreamClient(stream, config.settings(), node));
        List<Future<?>> opening = new ArrayList<>(List.of(listening));
        if (place.serves(ClientProfileAgent.SERVICE)) {
            database.logins().paced(life -> place.clock().limit(life, ONE_TIME_WALL_MIN));
            database.logins().nodeUp(host);
            ClientProfileAgent agent = new ClientProfileAgent(
                    database,
                    node.has(Switchboard::contacts),
                    database.logins(),
                    new ClientProfileAgent.Here(host, config.settings().soap().versions()),
                    place.draws("log-ins"));
            opening.add(HttpServing.serve(place, ClientProfileAgent.SERVICE, agent));
            if (place.serves(SOAP_443)) {
                opening.add(HttpServing.serve(place, SOAP_443, agent));
            }
        }
        if (config.nodes().size() > 1) {
            opening.add(neighbours(node, place));
            config.settings().redundancy().fallback().ifPresent(healthy -> agenda.after(healthy, node::takeBack));
        }
        files.ifPresent(kept -> opening.add(files(node, place, kept)));
        config.additions().web().ifPresent(terms -> opening.add(web(node, place, terms)));
        log = config.additions()
                .compliance()
                .map(terms -> new ComplianceLine(
                        host, terms, place.dialler(), agenda, config.settings().redialPause()));
        log.ifPresent(node::logs);
        config.additions().resumption().ifPresent(node::manages);
        config.calendar().ifPresent(read -> agenda.soon(new PresenceEngine(node, place, read)::look));
        config.federation().ifPresent(asked -> {
            Federation federation = new Federation(place, agenda, asked, node);
            node.federate(federation);
            opening.add(federation.listen());
        });
        return Future.join(opening);
    }

    private static Future<?> files(ImpNode node, NodeContext place, ManagedFiles.Kept kept) {
        String service = ImpServices.FILES.noun();
        Draws names = place.draws("names of files");
        ManagedFiles running = kept.running(
                place.name(),
                place.port(service, Transport.TCP).published().port(),
                () -> names.uuid().toString().replace("-", ""));
        node.keeps(running);
        return HttpServing.serve(place, service, running.responder());
    }

    private Future<?> web(ImpNode node, NodeContext place, Additions.Web terms) {
        PresenceWebService service = node.has((switchboard, carry) -> new PresenceWebService(
                new WebHome(node, place, switchboard, carry, terms.nameServers().get(place.name())), database, terms));
        node.has((switchboard, carry) -> switchboard).table().watch(service::changed);
        return Future.join(
                HttpServing.serve(place, ImpServices.WEB.noun(), service),
                HttpServing.serve(place, ImpServices.WEB_CLEAR.noun(), service));
    }

    private Future<?> neighbours(ImpNode node, NodeContext place) {
        Optional<ClientSSLOptions> tls =
                config.additions().routersSecured() ? Optional.of(place.clientTls()) : Optional.empty();
        for (ImpConfig.Node other : config.nodes()) {
            if (!other.host().equals(host)) {
                XcpOutlet outlet = new XcpOutlet(
                        node, other, place.dialler(), tls, config.settings().redialPause());
                outlets.add(outlet);
                node.neighbour(other.host(), outlet);
            }
        }
        StreamTimes times = StreamTimes.negotiated(config.settings().signInLimit());
        String service = config.additions().xcp().noun();
        return tls.isPresent()
                ? XmppServing.mutual(
                        place,
                        service,
                        node.agenda(),
                        Xcp.TELLER,
                        stream -> new XcpInlet(stream, node, certified(stream), times))
                : XmppServing.clear(
                        place,
                        service,
                        node.agenda(),
                        Xcp.TELLER,
                        stream -> new XcpInlet(stream, node, located(stream), times));
    }

    /** The neighbours whose names its certificate shows. */
    private Set<String> certified(ServerStream stream) {
        Set<String> names = new HashSet<>(stream.provenNames());
        names.retainAll(neighbourNames());
        return names;
    }

    /** ASSUMED(choice): in the clear a neighbour is whoever calls from its address. */
    private Set<String> located(ServerStream stream) {
        return config.nodes().stream()
                .filter(node -> stream.peer().startsWith(node.xcp().address() + ":"))
                .map(ImpConfig.Node::host)
                .filter(other -> !other.equals(host))
                .collect(Collectors.toSet());
    }

    @Override
    public Future<?> join() {
        Promise<Void> tried = Promise.promise();
        running.ifPresentOrElse(
                node -> node.agenda()
                        .soon(() -> Future.join(Stream.concat(
                                                outlets.stream().map(XcpOutlet::dial),
                                                log.stream().map(ComplianceLine::dial))
                                        .toList())
                                .onComplete(done -> tried.complete())),
                tried::complete);
        return tried.future();
    }

    @Override
    public void stop() {
        database.logins().nodeDown(host);
        database.privacy().nodeDown(host);
        running.ifPresent(ImpNode::stop);
    }

    private Set<String> neighbourNames() {
        return config.nodes().stream()
                .map(ImpConfig.Node::host)
                .filter(other -> !other.equals(host))
                .collect(Collectors.toSet());
    }
}
