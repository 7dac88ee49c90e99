package org.uclab.sim.expressway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.KeyCertOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.clock.LabTimer;
import org.uclab.lab.fault.ArmedFault;
import org.uclab.lab.fault.CertificateDefect;
import org.uclab.lab.fault.CertificateFault;
import org.uclab.lab.fault.Fault;
import org.uclab.lab.fault.LinkFault;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.pki.PortKeys;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.shell.http.HttpFault;

class BrokenPartsTest {

    private static final String VERSION =
            "/dWNsYWIuY29tL2h0dHBzL3VjbGFiY3VjbS1wdWIudWNsYWIuY29tLzg0NDM/cucm-uds/version";

    private Company company;

    @BeforeEach
    void up() {
        company = new Company(217).up();
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void withoutACoreThereIsNoNextHopAndWithOneAgainThereIs() {
        long before = company.history.last();
        company.off(Company.C1);
        company.off(Company.C2);
        company.awaitLink(before, Company.E1, "traversal-https " + Company.C1, "not linked");
        company.awaitLink(before, Company.E1, "traversal-https " + Company.C2, "not linked");
        HttpReply reply = company.edgeConfig(Company.E1);
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.text()).isEqualTo("next hop connection failed");
        company.on(Company.C2);
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(200);
    }

    @Test
    void cookiesOutliveOneCoreButNotTheLast() {
        HttpFields cookie = company.signIn(Company.E1);
        company.off(Company.C1);
        company.on(Company.C1);
        company.off(Company.C2);
        assertThat(company.get(Company.E1, VERSION, cookie).status()).isEqualTo(200);
        company.off(Company.C1);
        company.on(Company.C1);
        assertThat(company.get(Company.E1, VERSION, cookie).status()).isEqualTo(401);
    }

    @Test
    void whoeverNeverAnswersIsGivenUpInTime() {
        HttpFields cookie = company.signIn(Company.E1);
        for (String ucm : List.of(Company.PUB, Company.SUB)) {
            arm(ucm, "uds", new HttpFault.NoReply());
        }
        HttpReply reply = company.edgeConfig(Company.E1);
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.headers().get("Server")).contains("CE_C ECS");
        assertThat(company.get(Company.E1, VERSION, cookie).status()).isEqualTo(504);
        company.faults.healAll();
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(200);

        arm(Company.E1, "traversal-https", new LinkFault.Silent());
        HttpReply noCore = company.edgeConfig(Company.E1);
        assertThat(noCore.status()).isEqualTo(504);
        assertThat(noCore.headers().get("Server")).contains("CE_E");
        company.faults.healAll();
        assertThat(company.edgeConfig(Company.E2).status()).isEqualTo(200);
    }

    @Test
    void anEdgeThatComesBackIsLinkedAgainWithoutHelp() {
        company.off(Company.E1);
        long before = company.history.last();
        assertThat(company.edgeConfig(Company.E2).status()).isEqualTo(200);
        company.on(Company.E1);
        company.awaitLink(before, Company.E1, "traversal-https " + Company.C1, "linked");
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(200);
    }

    @Test
    void aLinkThatIsResetIsDialledAgain() {
        long before = company.history.last();
        ArmedFault reset = arm(Company.E1, "traversal-https", new LinkFault.Reset());
        company.awaitLink(before, Company.C1, "traversal-https " + Company.E1, "not linked");
        company.faults.heal(reset);
        assertThat(reset.fired()).isPositive();
        company.awaitLink(before, Company.C1, "traversal-https " + Company.E1, "linked");
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(200);
    }

    @Test
    void aLinkThatFallsSilentIsNoticedByBothEndsAndDialledAgain() {
        long before = company.history.last();
        ArmedFault silent = arm(Company.E1, "traversal-https", new LinkFault.Silent());
        company.awaitLink(before, Company.E1, "traversal-https " + Company.C1, "not linked");
        company.awaitLink(before, Company.C1, "traversal-https " + Company.E1, "not linked");
        company.faults.heal(silent);
        company.awaitLink(company.history.last(), Company.E1, "traversal-https " + Company.C1, "linked");
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(200);
    }

    @Test
    void anEdgeWithTheWrongCertificateIsNotLinked() {
        company.off(Company.E1);
        ArmedFault wrong = arm(Company.E1, "traversal-https", new CertificateFault(CertificateDefect.NAME_MISMATCH));
        long before = company.history.last();
        company.on(Company.E1);
        company.awaits(before, event -> event.kind() == Event.Kind.FAULT_FIRED);
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(502);
        company.faults.heal(wrong);
        company.awaitLink(before, Company.E1, "traversal-https " + Company.C1, "linked");
    }

    @Test
    void aStrangerWithoutACertificateIsNotLinked() {
        Endpoint link = company.at(Company.E1, 2222);
        Promise<Void> closed = Promise.promise();
        company.client
                .connectTls(link, Company.E1, company.trusting(), Company.LIMIT)
                .onSuccess(socket -> {
                    socket.closeHandler(gone -> closed.complete());
                    socket.exceptionHandler(refused -> {});
                    socket.write("anything");
                })
                .onFailure(refused -> closed.complete());
        Company.await(closed.future());
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(200);
    }

    @Test
    void aPeerThatBreaksTheRulesOfTheLinkOrHasAnothersNameIsHungUpOn() {
        byte[] noise = new byte[64];
        Arrays.fill(noise, (byte) 0xEE);
        Buffer hello = hello(Company.C1);
        List<Buffer> openings = List.of(
                Buffer.buffer(noise),
                hello("stranger.uclab.com"),
                hello(Company.C2), // a core, but not the one of the certificate
                Buffer.buffer(new byte[] {3, 0, 0, 0, 1, 0, 1, 9}), // data before the greeting
                hello.copy().appendBuffer(hello), // greets twice
                hello.copy().appendBytes(new byte[] {1, 0, 0, 0, 1, 0, 0}), // opens a stream, which only E may
                hello.copy().appendBytes(new byte[] {3, 0, 0, 0, 9, 0, 1, 9})); // data on a stream that never was
        for (Buffer opening : openings) {
            Promise<Void> closed = Promise.promise();
            company.client
                    .connectTls(company.at(Company.E1, 7400), Company.E1, as(Company.C1), Company.LIMIT)
                    .onSuccess(socket -> {
                        socket.closeHandler(gone -> closed.complete());
                        socket.write(opening);
                    });
            Company.await(closed.future());
        }
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(200);
    }

    private static Buffer hello(String name) {
        return Buffer.buffer(new byte[] {0, 0, 0, 0, 0})
                .appendUnsignedShort(name.length())
                .appendString(name);
    }

    /** Trusts the lab and shows a good certificate of that core. */
    private ClientSSLOptions as(String core) {
        CertificateProfile profile = CertificateProfile.server(core).withClientAuth(true);
        return company.trusting().setKeyCertOptions(KeyCertOptions.wrap(PortKeys.of(company.ca.issue(profile))));
    }

    @Test
    void whenTheHomeNodeIsDownTheOtherOneAuthenticates() {
        company.off(Company.PUB);
        HttpReply reply = company.edgeConfig(Company.E1);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .contains("<userUdsServer><server><address>uclabcucm-sub</address><tlsPort>8443</tlsPort>");
        HttpFields cookie = company.signIn(Company.E1);
        HttpReply dead = company.get(Company.E1, VERSION, cookie);
        assertThat(dead.status()).isEqualTo(502);
        assertThat(dead.text()).isEqualTo("connect failed");
        company.off(Company.SUB);
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(502);
        company.on(Company.PUB);
        assertThat(company.get(Company.E1, VERSION, cookie).status()).isEqualTo(200);
    }

    @Test
    void anOriginWithTheWrongCertificateIsNotTrusted() {
        HttpFields cookie = company.signIn(Company.E1);
        company.off(Company.PUB); // its connections to the cores stand, and would be used again
        company.on(Company.PUB);
        ArmedFault wrong = arm(Company.PUB, "uds", new CertificateFault(CertificateDefect.UNKNOWN_CA));
        assertThat(company.get(Company.E1, VERSION, cookie).status()).isEqualTo(502);
        assertThat(wrong.fired()).isPositive();
        company.faults.heal(wrong);
        assertThat(company.get(Company.E1, VERSION, cookie).status()).isEqualTo(200);
    }

    @Test
    void aDeadOrConfusedNameServerIsSaidSo() {
        HttpFields cookie = company.signIn(Company.E1);
        company.names.rcode = 2;
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(504);
        company.off(Company.NS);
        assertThat(company.get(Company.E1, VERSION, cookie).status()).isEqualTo(504);
        company.names.rcode = 0;
        company.on(Company.NS);
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(200);
    }

    @Test
    void garbageOnAnyPortStopsNothing() {
        Map<Integer, List<String>> garbage = Map.of(
                8443, List.of("GET / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001\u00ff\u00ff" + "x".repeat(600)),
                2222, List.of("SSH-2.0-x\r\n", "\u0000".repeat(64)),
                7400, List.of("<stream:stream>", "\uffff".repeat(100)),
                5222, List.of("GET / HTTP/1.1\r\n\r\n", "<a><b>", "<?xml version='1.0'?><!DOCTYPE x []><x/>"));
        garbage.forEach((port, texts) -> texts.forEach(text -> throwAt(company.at(Company.E1, port), text)));
        assertThat(company.edgeConfig(Company.E1).status()).isEqualTo(200);
    }

    /** Sends the text and hangs up when the other end has had it, or has hung up. */
    private void throwAt(Endpoint port, String text) {
        Company.await(company.client.connect(port, Duration.ofSeconds(60)).compose(socket -> {
            Promise<Void> over = Promise.promise();
            socket.exceptionHandler(reset -> {});
            socket.closeHandler(gone -> over.tryComplete());
            socket.handler(answer -> over.tryComplete());
            Future<Void> sent = socket.write(Buffer.buffer(text));
            LabTimer patience = company.clock.after(Duration.ofSeconds(4), over::tryComplete);
            return sent.otherwiseEmpty().compose(done -> over.future()).onComplete(done -> {
                patience.cancel();
                socket.close();
            });
        }));
    }

    private ArmedFault arm(String host, String service, Fault fault) {
        return company.faults.arm(fault, Where.port(host, service), Trigger.always());
    }
}
