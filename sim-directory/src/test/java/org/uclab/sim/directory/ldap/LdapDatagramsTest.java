package org.uclab.sim.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.directory.ldap.RunningForest.LDAP;
import static org.uclab.sim.directory.ldap.RunningForest.PARENT;
import static org.uclab.sim.directory.ldap.RunningForest.await;

import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchScope;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uclab.lab.wire.Endpoint;
import org.uclab.lab.wire.UdpSocket;
import org.uclab.sim.directory.forest.DirectorySettings;
import org.uclab.sim.directory.forest.Product;

class LdapDatagramsTest {

    private static final Endpoint SERVER = new Endpoint(RunningForest.address(PARENT), LDAP);

    private RunningForest forest;

    @BeforeEach
    void start() {
        forest = RunningForest.usual();
    }

    @AfterEach
    void stop() {
        forest.close();
    }

    @Test
    void tellsOfItselfInOneDatagram() throws Exception {
        List<LDAPMessage> answer = ask(search("", SearchScope.BASE, Filter.createPresenceFilter("objectClass")));
        assertThat(answer).hasSize(2);
        assertThat(answer.get(0)
                        .getSearchResultEntryProtocolOp()
                        .toSearchResultEntry()
                        .getAttributeValue("dnsHostName"))
                .isEqualTo(PARENT);
        assertThat(answer.get(1).getSearchResultDoneProtocolOp().getResultCode())
                .isZero();
    }

    @Test
    void nobodyReadsTheRestUnlessEverybodyMay() throws Exception {
        byte[] people = search("DC=example,DC=com", SearchScope.SUB, Filter.createPresenceFilter("mail"));
        assertThat(ask(people))
                .singleElement()
                .satisfies(
                        done -> assertThat(done.getSearchResultDoneProtocolOp().getResultCode())
                                .isEqualTo(1));
        forest.close();
        forest =
                new RunningForest(DirectorySettings.of(Product.ACTIVE_DIRECTORY).withAnonymous(true), 1);
        assertThat(ask(people)).hasSize(5);
    }

    @Test
    void whatIsNoSearchIsNotAnswered() throws Exception {
        UdpSocket socket = await(forest.caller.udp());
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            await(socket.send(SERVER, Buffer.buffer(noise)));
        }
        await(socket.send(
                SERVER,
                Buffer.buffer(new LDAPMessage(1, new BindRequestProtocolOp("", ""))
                        .encode()
                        .encode())));
        assertThat(ask(search("", SearchScope.BASE, Filter.createPresenceFilter("objectClass"))))
                .hasSize(2);
        assertThat(forest.heard(0)).doesNotContain("result success to bind").contains("bind anonymous simple");
    }

    private List<LDAPMessage> ask(byte[] question) throws LDAPException, com.unboundid.asn1.ASN1Exception {
        UdpSocket socket = await(forest.caller.udp());
        Promise<Buffer> answer = Promise.promise();
        socket.onDatagram(datagram -> answer.tryComplete(datagram.data()));
        await(socket.send(SERVER, Buffer.buffer(question)));
        List<LDAPMessage> messages = new ArrayList<>();
        for (byte[] each : new BerFrames(1 << 20).feed(await(answer.future()))) {
            messages.add(LDAPMessage.decode(ASN1Sequence.decodeAsSequence(each)));
        }
        await(socket.close());
        return messages;
    }

    private static byte[] search(String base, SearchScope scope, Filter filter) {
        return new LDAPMessage(
                        7,
                        new SearchRequestProtocolOp(
                                base, scope, DereferencePolicy.NEVER, 0, 0, false, filter, List.of()))
                .encode()
                .encode();
    }
}
