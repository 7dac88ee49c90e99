package org.uclab.sim.ucm.sip;

import java.util.List;
import org.uclab.protocol.sip.CSeq;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.HeaderName;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipBody;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;
import org.uclab.protocol.sip.agent.Asker;
import org.uclab.sim.ucm.database.SelfCare;
import org.uclab.sim.ucm.database.UcmDatabase;

/** What a node tells a phone outside of calls: how its line stands, tones, texts, and what it is to do with itself. */
final class Welcome {

    private static final String NO_STAMP = "00000000-0000-0000-0000-000000000000";

    /** ASSUMED(UCMNZ): numbers of UCM's own requests begin there. */
    static final int FIRST_CSEQ = 101;

    private final Desk desk;
    private final UcmDatabase database;

    Welcome(Desk desk, UcmDatabase database) {
        this.desk = desk;
        this.database = database;
    }

    /** After a new registration: do not disturb, hunt groups, messages and forwarding, then its messages once more (PJC, LMG). */
    void greet(Phone phone) {
        if (!phone.remoteCc()) {
            messages(phone);
            return;
        }
        SelfCare care = database.state().care(phone.owned().owner());
        SelfCare.ForwardTo all = care.forward(SelfCare.Forwarding.ALL);
        boolean dnd = care.device(phone.owned().device().id()).doNotDisturb();
        List<Multipart.Part> parts = List.of(
                new Multipart.Part(RemoteCc.REQUEST, RemoteCc.dndUpdate(dnd)),
                new Multipart.Part(RemoteCc.REQUEST, RemoteCc.huntLog()),
                new Multipart.Part(
                        RemoteCc.REQUEST,
                        RemoteCc.bulkUpdate(
                                database.messagesWait(phone.line()), all.destination(), all.toVoiceMail())));
        SipRequest refer = refer(phone).withBody(Multipart.TYPE, Multipart.body(parts));
        desk.ask(refer, phone.flow(), new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                if (!response.provisional()) {
                    messages(phone);
                }
            }

            @Override
            public void lost(Loss loss) {}
        });
    }

    /** A document of remotecc for that phone. */
    void tell(Phone phone, String document) {
        if (phone.remoteCc()) {
            desk.tell(refer(phone).withBody(RemoteCc.REQUEST, SipBody.of(document)), phone.flow());
        }
    }

    /** The same, and whoever asks goes on when it is answered or lost. */
    void tell(Phone phone, String document, Runnable then) {
        desk.ask(refer(phone).withBody(RemoteCc.REQUEST, SipBody.of(document)), phone.flow(), new Asker() {
            @Override
            public void answered(SipResponse response, Flow flow) {
                if (!response.provisional()) {
                    then.run();
                }
            }

            @Override
            public void lost(Loss loss) {
                then.run();
            }
        });
    }

    /**
     * Restart, reset and their like; the phone checks the Call-ID of its registration (SIPCC, UCMNZ).
     *
     * @param action {@code restart}, {@code reset}, {@code check-version}, …
     */
    void order(Phone phone, String action) {
        String body = "action=" + action + "\nRegisterCallId={" + phone.callId() + "}\nConfigVersionStamp={" + NO_STAMP
                + "}\nDialplanVersionStamp={" + NO_STAMP + "}\nSoftkeyVersionStamp={" + NO_STAMP
                + "}\nFeatureControlVersionStamp={" + NO_STAMP + "}\n";
        desk.tell(notify(phone, "service-control").withBody("text/plain", SipBody.of(body)), phone.flow());
    }

    /** Tells a phone whether messages wait: RFC 3842, without the tail on which phones stumble (UCMNZ). */
    void messages(Phone phone) {
        String body = "Messages-Waiting: " + (database.messagesWait(phone.line()) ? "yes" : "no") + "\r\n";
        desk.tell(notify(phone, MessageWaiting.EVENT).withBody(MessageWaiting.TYPE, SipBody.of(body)), phone.flow());
    }

    private SipRequest notify(Phone phone, String event) {
        return request("NOTIFY", phone).with("Event", event).with("Subscription-State", "active");
    }

    /** ASSUMED(UCMNZ): what the Refer-To names is the body itself. */
    private SipRequest refer(Phone phone) {
        String content = desk.token() + "@" + desk.self().address();
        return request("REFER", phone)
                .with(HeaderName.EXPIRES, 0)
                .with(HeaderName.REFER_TO, "cid:" + content)
                .with("Referred-By", "<" + desk.self().uri(phone.line()) + ">")
                .with("Content-ID", "<" + content + ">")
                .with("Require", "norefersub");
    }

    /** A request out of any dialog. */
    SipRequest request(String method, Phone phone) {
        NameAddress line = NameAddress.of(desk.self().uri(phone.line()));
        String contact = "<sip:" + phone.line() + "@"
                + desk.self().sentBy().apply(phone.flow().transport()) + ";transport="
                + phone.flow().transport().parameter() + ">";
        return SipRequest.of(method, phone.contact().uri())
                .with(HeaderName.FROM, line.withTag(desk.token()))
                .with(HeaderName.TO, "<" + phone.contact().uri() + ">")
                .with("Date", desk.self().date(desk.now()))
                .with(HeaderName.CALL_ID, desk.token() + "@" + desk.self().address())
                .with("User-Agent", desk.self().product())
                .with(HeaderName.CSEQ, new CSeq(FIRST_CSEQ, method))
                .with(HeaderName.CONTACT, contact)
                .with(HeaderName.MAX_FORWARDS, SipRequest.MAX_FORWARDS);
    }
}
