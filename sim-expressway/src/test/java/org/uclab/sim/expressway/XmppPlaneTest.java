package org.uclab.sim.expressway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.protocol.xmpp.Namespaces;
import org.uclab.protocol.xmpp.StreamHeader;
import org.uclab.shell.xmpp.XmppFault;

class XmppPlaneTest {

    private static final String OPEN =
            StreamHeader.to(Namespaces.CLIENT, "uclab.com").toXml();
    private static final String START_TLS = "<starttls xmlns='" + Namespaces.TLS + "'/>";
    private static final String AUTH =
            "<auth xmlns='" + Namespaces.SASL + "' mechanism='PLAIN'>AG1hYy5kb25hbGQAaWxpa2VNUkEx</auth>";

    private Company company;

    @BeforeEach
    void up() {
        company = new Company(218).up();
    }

    @AfterEach
    void close() {
        company.close();
    }

    /** A client that speaks in strings and waits for what it hears. */
    private final class Phone {

        private final NetSocket socket;
        private Buffer heard = Buffer.buffer();
        private final Promise<Void> closed = Promise.promise();
        private Predicate<String> wanted = text -> false;
        private Promise<String> found = Promise.promise();

        Phone(String edge) {
            this.socket = Company.await(company.client
                    .connect(company.at(edge, 5222), Company.LIMIT)
                    .map(made -> {
                        made.closeHandler(gone -> closed.tryComplete());
                        made.exceptionHandler(reset -> {});
                        made.handler(this::received);
                        return made;
                    }));
        }

        private synchronized void received(Buffer bytes) {
            heard.appendBuffer(bytes);
            String text = heard.toString(StandardCharsets.UTF_8);
            if (wanted.test(text)) {
                heard = Buffer.buffer();
                found.tryComplete(text);
            }
        }

        /** Everything heard since the last of these, as soon as it ends so. */
        String says(String text, String until) {
            synchronized (this) {
                found = Promise.promise();
                wanted = all -> all.endsWith(until);
                heard = Buffer.buffer();
            }
            socket.write(text);
            return Company.await(found.future());
        }

        Phone secure(String edge) {
            assertThat(says(OPEN, "</stream:features>")).contains("<required/>").doesNotContain("mechanisms");
            says(START_TLS, "<proceed xmlns='" + Namespaces.TLS + "'/>");
            Company.await(socket.upgradeToSsl(company.trusting(), edge));
            return this;
        }

        Phone signedIn(String edge) {
            secure(edge);
            assertThat(says(OPEN, "</stream:features>")).contains("<mechanism>PLAIN</mechanism>");
            says(AUTH, "<success xmlns='" + Namespaces.SASL + "'/>");
            assertThat(says(OPEN, "</stream:features>")).contains(Namespaces.BIND);
            return this;
        }
    }

    @Test
    void carriesTheWholeStreamToTheFirstPresenceNodeAndRecordsItOnBothPorts() {
        Phone phone = new Phone(Company.E1).signedIn(Company.E1);
        phone.says("<iq type='get' id='a1'><ping xmlns='urn:xmpp:ping'/></iq>", "<iq type='result' id='a1'/>");
        assertThat(company.imps.get(Company.IMP1).connected).hasValue(1);
        assertThat(company.imps.get(Company.IMP2).connected).hasValue(0);
        for (String port : List.of("edge-xmpp", "traversal-xmpp")) {
            assertThat(company.texts(Company.E1, port))
                    .anyMatch(text -> text.startsWith("XMPP auth PLAIN"))
                    .anyMatch(text -> text.startsWith("XMPP success"))
                    .anyMatch(text -> text.startsWith("XMPP iq get ping"))
                    .anyMatch(text -> text.startsWith("XMPP iq result"));
        }
        assertThat(company.texts(Company.E1, "edge-xmpp")).anyMatch(text -> text.contains("features starttls"));
        assertThat(company.texts(Company.E1, "traversal-xmpp")).noneMatch(text -> text.contains("starttls"));
        assertThat(company.history.events())
                .as("passwords in the history")
                .noneMatch(event -> event.message()
                        .map(message -> message.detail().contains("AG1hYy5"))
                        .orElse(false));
    }

    @Test
    void passesMoreThanAnyBufferHoldsToAClientThatReadsSlowly() {
        Phone phone = new Phone(Company.E1).signedIn(Company.E1);
        int messages = 2000;
        phone.socket.pause();
        Promise<Void> all = Promise.promise();
        long[] bytes = new long[1];
        phone.socket.handler(chunk -> {
            bytes[0] += chunk.length();
            if (chunk.toString(StandardCharsets.UTF_8).endsWith("e1999</body></message>")) {
                all.tryComplete();
            }
        });
        phone.socket.write("<message to='echo'><body>" + messages + "</body></message>");
        // Another client of the same edge and core is not held up by the slow one.
        new Phone(Company.E1).signedIn(Company.E1);
        phone.socket.resume();
        Company.await(all.future());
        assertThat(bytes[0]).isGreaterThan(messages * 1000L);
    }

    @Test
    void closesTheOtherSideWhenOneSideCloses() {
        Predicate<Event> serverLeft = event ->
                event.kind() == Event.Kind.CONNECTION_CLOSED && event.node().equals(Company.IMP1);
        long before = company.history.last();
        Phone phone = new Phone(Company.E1).signedIn(Company.E1);
        phone.says("</stream:stream>", "</stream:stream>");
        Company.await(phone.closed.future());
        company.awaits(before, serverLeft);
        Phone hangsUp = new Phone(Company.E1).signedIn(Company.E1);
        before = company.history.last();
        hangsUp.socket.close();
        company.awaits(before, serverLeft);
    }

    @Test
    void takesTheNextPresenceNodeWhenTheFirstIsDownOrNotTrusted() {
        company.off(Company.IMP1);
        new Phone(Company.E1).signedIn(Company.E1);
        assertThat(company.imps.get(Company.IMP2).connected).hasValue(1);
        company.on(Company.IMP1);
        ArmedFault wrong = company.faults.arm(
                new CertificateFault(CertificateDefect.NAME_MISMATCH),
                Where.port(Company.IMP1, "xmpp"),
                Trigger.always());
        new Phone(Company.E1).signedIn(Company.E1);
        assertThat(wrong.fired()).isPositive();
        assertThat(company.imps.get(Company.IMP2).connected).hasValue(2);
    }

    @Test
    void saysThatTheOtherSideCannotBeReached() {
        company.off(Company.IMP1);
        company.off(Company.IMP2);
        Phone nobodyInside = new Phone(Company.E1).secure(Company.E1);
        assertThat(nobodyInside.says(OPEN, "</stream:stream>"))
                .contains("<stream:stream")
                .contains("<remote-connection-failed");
        Company.await(nobodyInside.closed.future());
        long before = company.history.last();
        company.off(Company.C1);
        company.off(Company.C2);
        company.awaitLink(before, Company.E1, "traversal-xmpp " + Company.C1, "not linked");
        company.awaitLink(before, Company.E1, "traversal-xmpp " + Company.C2, "not linked");
        assertThat(new Phone(Company.E1).secure(Company.E1).says(OPEN, "</stream:stream>"))
                .contains("<remote-connection-failed");
    }

    @Test
    void endsStandingStreamsWhenTheLinkIsLost() {
        Phone phone = new Phone(Company.E1).signedIn(Company.E1);
        company.off(Company.C1);
        company.off(Company.C2);
        Company.await(phone.closed.future());
    }

    @Test
    void refusesWhatIsNotAStreamOfAnEnabledDomain() {
        String foreign = StreamHeader.to(Namespaces.CLIENT, "example.com").toXml();
        assertThat(new Phone(Company.E1).says(foreign, "</stream:stream>")).contains("<host-unknown");
        String server = StreamHeader.to(Namespaces.SERVER, "uclab.com").toXml();
        assertThat(new Phone(Company.E1).says(server, "</stream:stream>")).contains("<invalid-namespace");
        assertThat(new Phone(Company.E1).says(OPEN + AUTH, "</stream:stream>")).contains("<not-authorized");
        assertThat(new Phone(Company.E1).says("<a><b></a>", "</stream:stream>")).contains("<invalid-namespace");
        assertThat(new Phone(Company.E1).says(OPEN + "x".repeat(20), "</stream:stream>"))
                .contains("<bad-format");
        Phone hostile = new Phone(Company.E1).secure(Company.E1);
        assertThat(hostile.says("<?xml version='1.0'?><!-- a comment --><x/>", "</stream:stream>"))
                .contains("<restricted-xml");
        new Phone(Company.E1).signedIn(Company.E1);
    }

    @Test
    void aStreamTheTapCannotReadStillPasses() {
        Phone phone = new Phone(Company.E1).signedIn(Company.E1);
        // Deeper than the tap reads, and still well-formed: the server at the other end may well take it.
        String deep = "<a>".repeat(70) + "</a>".repeat(70);
        phone.socket.write("<iq type='set' id='deep'>" + deep + "</iq>");
        Company.await(phone.closed.future()); // this server does not
        assertThat(company.texts(Company.E1, "edge-xmpp")).anyMatch(text -> text.contains("unreadable"));
    }

    @Test
    void anArmedStreamErrorBitesOnceAndThenNoMore() {
        ArmedFault fault = company.faults.arm(
                new XmppFault.StreamError("system-shutdown"), Where.port(Company.E1, "edge-xmpp"), Trigger.first(1));
        assertThat(new Phone(Company.E1).says(OPEN, "</stream:stream>")).contains("<system-shutdown");
        assertThat(fault.fired()).isEqualTo(1);
        new Phone(Company.E1).signedIn(Company.E1);
    }
}
