package org.uclab.sim.ucm;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.uclab.lab.node.NodeContext;
import org.uclab.lab.node.Program;
import org.uclab.lab.wire.HttpDialler;
import org.uclab.lab.wire.Transport;
import org.uclab.shell.http.HttpServing;
import org.uclab.sim.ucm.capf.Capf;
import org.uclab.sim.ucm.ccmcip.Ccmcip;
import org.uclab.sim.ucm.cluster.UcmCluster;
import org.uclab.sim.ucm.cluster.UcmCluster.Node;
import org.uclab.sim.ucm.cluster.UcmServices;
import org.uclab.sim.ucm.cti.Cti;
import org.uclab.sim.ucm.database.ClusterState;
import org.uclab.sim.ucm.database.UcmDatabase;
import org.uclab.sim.ucm.fault.WrongDocuments;
import org.uclab.sim.ucm.ils.Ils;
import org.uclab.sim.ucm.ils.IlsMember;
import org.uclab.sim.ucm.ils.Neighbours;
import org.uclab.sim.ucm.sip.ClusterPhones;
import org.uclab.sim.ucm.sip.UcmSip;
import org.uclab.sim.ucm.tftp.Tftp;
import org.uclab.sim.ucm.tftp.TftpDatagrams;
import org.uclab.sim.ucm.uds.ClusterLookup;
import org.uclab.sim.ucm.uds.Uds;
import org.uclab.sim.ucm.uds.UdsNode;
import org.uclab.sim.ucm.uds.WireLookup;

/** One node, from one power-up to the next. */
final class UcmProgram implements Program {

    private static final String UDS = UcmServices.UDS.noun();
    private static final String UDS_SEARCH = UcmServices.UDS_SEARCH.noun();
    private static final String TFTP_HTTP = UcmServices.TFTP_HTTP.noun();
    private static final String TFTP_HTTPS = UcmServices.TFTP_HTTPS.noun();
    private static final String CCMCIP = UcmServices.CCMCIP.noun();
    private static final String CAPF = UcmServices.CAPF.noun();

    private final UcmDatabase database;
    private final Node node;
    private final Neighbours neighbours;
    private final ClusterPhones phones;
    private UcmSip sip;
    private TftpDatagrams datagrams;
    private Capf capf;
    private Cti cti;
    private Ils ils;

    UcmProgram(UcmDatabase database, Node node, Neighbours neighbours, ClusterPhones phones) {
        this.database = database;
        this.node = node;
        this.neighbours = neighbours;
        this.phones = phones;
    }

    @Override
    public Future<?> start(NodeContext context) {
        int udsPort = context.port(UDS, Transport.TCP).published().port();
        int tftpPort = context.port(TFTP_HTTP, Transport.TCP).published().port();
        UdsNode self = new UdsNode(node.advertisedAs(), udsPort, tftpPort);
        Tftp tree = new Tftp(database, udsPort, context.ca());
        HttpDialler toClusters = context.dialler().http(context.clientTls());
        List<Future<?>> opening = new ArrayList<>();
        opening.add(Future.fromCompletionStage(database.ready()));
        Uds uds = new Uds(
                database,
                self,
                lookup(toClusters),
                WrongDocuments.at(context.faults(UDS)),
                context.draws("session keys"));
        opening.add(
                context.serves(CCMCIP)
                        ? HttpServing.serve(context, UDS, uds, Ccmcip.ROOT, CCMCIP, ccmcip(udsPort))
                        : HttpServing.serve(context, UDS, uds));
        if (context.serves(UDS_SEARCH)) {
            opening.add(HttpServing.serve(context, UDS_SEARCH, uds.contactSearch()));
        }
        opening.add(HttpServing.serve(context, TFTP_HTTP, tree.over(WrongDocuments.at(context.faults(TFTP_HTTP)))));
        if (context.serves(TFTP_HTTPS)) {
            opening.add(
                    HttpServing.serve(context, TFTP_HTTPS, tree.over(WrongDocuments.at(context.faults(TFTP_HTTPS)))));
        }
        if (context.serves(TftpDatagrams.SERVICE)) {
            datagrams = new TftpDatagrams(tree, context);
            opening.add(datagrams.start());
        }
        if (context.serves(CAPF)) {
            capf = new Capf(database, context, CAPF);
            opening.add(capf.start());
        }
        if (context.serves(UcmServices.CTI.noun())) {
            cti = new Cti(database, phones.terminals(), context, UcmServices.CTI.noun());
            opening.add(cti.start());
        }
        if (context.serves(UcmServices.SIP.noun()) || context.serves(UcmServices.SIPS.noun())) {
            sip = new UcmSip(database, node, phones, context);
            opening.add(sip.start());
        }
        if (neighbours.ils().isPresent() && node.publisher() && context.serves(UcmServices.ILS.noun())) {
            IlsMember member = neighbours.ils().get();
            ils = new Ils(member, neighbours.learned(), self(), context, toClusters);
            opening.add(ils.start());
        }
        return Future.join(opening); // not before all are settled, so that a failure leaves none open
    }

    @Override
    public Future<?> join() {
        return ils == null ? Future.succeededFuture() : ils.join();
    }

    @Override
    public void stop() {
        if (ils != null) {
            ils.stop();
        }
        if (datagrams != null) {
            datagrams.stop();
        }
        if (capf != null) {
            capf.stop();
        }
        if (cti != null) {
            cti.stop();
        }
        if (sip != null) {
            sip.stop();
        }
    }

    private Ccmcip ccmcip(int port) {
        return new Ccmcip(database, this::listsDevices, "https://" + node.advertisedAs() + ":" + port + Ccmcip.ROOT);
    }

    private ClusterLookup lookup(HttpDialler toClusters) {
        UcmCluster config = database.state().config();
        return new WireLookup(
                config.id(),
                neighbours::all,
                toClusters,
                config.settings().uds().remoteLookupLimit());
    }

    private Ils.Self self() {
        return new Ils.Self() {
            @Override
            public long stamp() {
                return database.state().revision();
            }

            @Override
            public String cluster() {
                return database.state().config().id();
            }

            @Override
            public String release() {
                return database.state().release().text();
            }
        };
    }

    private boolean listsDevices(ClusterState cluster) {
        return node.extensionMobility()
                || !cluster.config().settings().installed().listsNeedExtensionMobility(cluster.release());
    }
}
