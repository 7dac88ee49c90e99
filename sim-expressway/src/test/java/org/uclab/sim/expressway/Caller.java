package org.uclab.sim.expressway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;
import org.uclab.lab.core.Agenda;
import org.uclab.lab.seed.Seed;
import org.uclab.lab.wire.Endpoint;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.SipTransport;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.protocol.sip.digest.DigestClient;
import org.uclab.shell.sip.SipCalling;
import org.uclab.shell.sip.SipSettings;

/** Somebody outside who speaks SIP with an E, well or badly. */
final class Caller {

    static final String UCM = "uclabcucm-pub";

    private final Company company;
    private final Context context;
    private final SipCalling sip;
    private final SipCalling.Line line;
    private final AtomicInteger numbers = new AtomicInteger(100);
    private final Promise<Void> gone = Promise.promise();

    private Caller(Company company, Context context, SipCalling sip, SipCalling.Line line) {
        this.company = company;
        this.context = context;
        this.sip = sip;
        this.line = line;
    }

    static Caller at(Company company, String edge) {
        Context context = company.wire.vertx().getOrCreateContext();
        Promise<Caller> made = Promise.promise();
        context.runOnContext(turn -> {
            Agenda agenda = Agenda.here(company.clock);
            Seed seed = Seed.fresh();
            Caller[] own = new Caller[1];
            SipCalling sip = SipCalling.from(
                    new SipCalling.Caller(
                            company.client, company.trusting(), seed::draws, company.history.recorder("caller")),
                    agenda,
                    SipSettings.STANDARD,
                    new org.uclab.shell.sip.SipUser() {
                        @Override
                        public void asked(org.uclab.protocol.sip.agent.Asked asked) {
                            own[0].sip.answer(asked, asked.request().response(200));
                        }

                        @Override
                        public void gone(Flow flow) {
                            own[0].gone.tryComplete();
                        }
                    });
            Endpoint at = company.at(edge, 5061);
            sip.open(new SipCalling.Peer(SipTransport.TLS, edge, at))
                    .map(line -> own[0] = new Caller(company, context, sip, line))
                    .onComplete(made);
        });
        return Company.await(made.future());
    }

    /** As a client writes it (S1), without credentials. */
    SipRequest register() {
        String me = line.local().toString();
        return SipRequest.of(SipRequest.REGISTER, "sip:" + UCM)
                .with("From", "<sip:5002@" + UCM + ">;tag=a" + numbers.get())
                .with("To", "<sip:5002@" + UCM + ">")
                .with("Call-ID", "c" + numbers.get() + "@" + me)
                .with("CSeq", numbers.incrementAndGet() + " REGISTER")
                .with("Contact", "<sip:me@" + me + ";transport=tls>;+u.sip!devicename.ccm.cisco.com=\"MDonald\"")
                .with("Route", routes(company.node(Company.C1).address()))
                .with("Expires", "3600");
    }

    static String routes(String core) {
        return "<sip:" + Company.E1 + ";transport=tls;lr>,<sip:" + core
                + ":5061;transport=tls;zone-id=1;directed;lr>,<sip:" + UCM + ";transport=tcp;lr>";
    }

    /** A request outside of dialogs by the way of the registration. */
    SipRequest beyond(String method) {
        return SipRequest.of(method, "sip:5003@" + UCM)
                .with(register().headers())
                .with("To", "<sip:5003@" + UCM + ">")
                .with("CSeq", numbers.get() + " " + method);
    }

    /** The same, with an offer. */
    SipRequest invite(String offer) {
        return beyond(SipRequest.INVITE).withBody("application/sdp", SipBody.of(offer));
    }

    /** Acknowledges a 2xx, which nobody answers. */
    void acknowledge(SipRequest ack) {
        Promise<Void> sent = Promise.promise();
        context.runOnContext(turn -> {
            sip.acknowledge(ack, line.flow());
            sent.complete();
        });
        Company.await(sent.future());
    }

    String address() {
        return line.local().address();
    }

    SipResponse ask(SipRequest request) {
        Promise<SipResponse> told = Promise.promise();
        context.runOnContext(turn -> sip.ask(request, line.flow(), new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                if (!response.provisional()) {
                    told.tryComplete(response);
                }
            }

            @Override
            public void lost(Loss loss) {
                told.tryFail(loss.name());
            }
        }));
        return Company.await(told.future());
    }

    /** The same with the credentials that are asked for. */
    SipResponse prove(SipRequest request, String password) {
        SipResponse challenge = ask(request);
        return new DigestClient(Company.USER, password, () -> "c1")
                .again(request, challenge)
                .map(this::ask)
                .orElse(challenge);
    }

    /** Done when E has closed the connection. */
    Future<Void> gone() {
        return gone.future();
    }

    void close() {
        Promise<Void> closed = Promise.promise();
        context.runOnContext(turn -> sip.close().onComplete(closed));
        Company.await(closed.future());
    }
}
