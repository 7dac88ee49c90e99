package org.uclab.sim.voicemail.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uclab.sim.voicemail.RunningPair.BACKUP;
import static org.uclab.sim.voicemail.RunningPair.PRIMARY;
import static org.uclab.sim.voicemail.RunningPair.ada;
import static org.uclab.sim.voicemail.RunningPair.text;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uclab.lab.fault.Trigger;
import org.uclab.lab.fault.Where;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.sim.voicemail.RunningPair;

/** Notifications over real sockets. */
class CometdTest {

    private static final String COMETD = "/vmevents/cometd";

    private RunningPair pair;

    @BeforeEach
    void start() {
        pair = new RunningPair(162);
    }

    @AfterEach
    void stop() {
        pair.close();
        assertThat(pair.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
        assertThat(pair.clock.pending()).isZero();
    }

    private String subscription(String host) {
        HttpReply reply = pair.call("POST", host, "/vmrest/mailbox?method=requestnotification", ada(), new byte[0]);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().get("Content-Type").orElse("")).startsWith("text/plain");
        return text(reply);
    }

    private Future<HttpReply> sending(String service, String host, String json) {
        return pair.calling(
                service,
                "POST",
                host,
                COMETD,
                HttpFields.of("Content-Type", "application/json"),
                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private String send(String service, String host, String json) {
        return text(RunningPair.await(sending(service, host, json)));
    }

    private String client(String service, String host) {
        String said = send(
                service,
                host,
                "[{'channel':'/meta/handshake','version':'1.0','supportedConnectionTypes':['long-polling']}]");
        return said.replaceAll("(?s).*\"clientId\":\"([^\"]+)\".*", "$1");
    }

    private String subscribe(String service, String host, String client, String id) {
        return send(
                service,
                host,
                "[{'channel':'/meta/subscribe','clientId':'" + client + "','subscription':'/vmrest/mailbox/" + id
                        + "'}]");
    }

    private static String poll(String client) {
        return "[{'channel':'/meta/connect','clientId':'" + client + "','connectionType':'long-polling'}]";
    }

    @ParameterizedTest
    @CsvSource({
        "voicemail-notify, cuc1.example.com",
        "voicemail-notify-tls, cuc1.example.com",
        "voicemail-notify, cuc2.example.com",
    })
    void aMessageIsToldOfWhileTheClientWaits(String service, String host) {
        String id = subscription(host);
        String client = client(service, host);
        assertThat(subscribe(service, host, client, id)).contains("\"successful\":true");
        assertThat(send(service, host, poll(client))).contains("\"timeout\":30000");
        Future<HttpReply> waiting = sending(service, host, poll(client));
        String message = pair.servers.leave("ada", "grace", Duration.ofSeconds(3), Optional.empty(), pair.clock.now());
        assertThat(text(RunningPair.await(waiting)))
                .contains("\"channel\":\"/vmrest/mailbox/" + id + "\"", "\"EventType\":\"NEW_MESSAGE\"")
                .contains("\"MessageId\":\"" + message.substring(2) + "\"", "\"Sender\":\"grace\"");
    }

    @Test
    void whatHappensAtOneNodeIsToldByTheOther() {
        String id = subscription(BACKUP);
        String client = client("voicemail-notify", BACKUP);
        subscribe("voicemail-notify", BACKUP, client, id);
        String message = pair.servers.leave("ada", "5559", Duration.ofSeconds(1), Optional.empty(), pair.clock.now());
        pair.call("DELETE", PRIMARY, "/vmrest/messages/" + message, ada(), new byte[0]);
        assertThat(send("voicemail-notify", BACKUP, poll(client))).contains("NEW_MESSAGE", "DELETED_MESSAGE_CREATE");
    }

    @Test
    void aSubscriptionIsOfTheNodeThatGaveIt() {
        String id = subscription(PRIMARY);
        String client = client("voicemail-notify", BACKUP);
        assertThat(subscribe("voicemail-notify", BACKUP, client, id)).contains("Subscription denied");
    }

    @Test
    void aPowerCutEndsSubscriptionsAndClients() {
        String id = subscription(PRIMARY);
        String client = client("voicemail-notify", PRIMARY);
        RunningPair.await(pair.node(PRIMARY).stop("power cut"));
        RunningPair.await(pair.node(PRIMARY).start());
        assertThat(send("voicemail-notify", PRIMARY, poll(client))).contains("402:" + client);
        String again = client("voicemail-notify", PRIMARY);
        assertThat(subscribe("voicemail-notify", PRIMARY, again, id)).contains("Subscription denied");
    }

    @Test
    void anExpiredSubscriptionBitesOnceWhenItIsDueAndNotBefore() {
        String id = subscription(PRIMARY);
        String client = client("voicemail-notify", PRIMARY);
        subscribe("voicemail-notify", PRIMARY, client, id);
        assertThat(send("voicemail-notify", PRIMARY, poll(client))).contains("\"successful\":true");
        var armed = pair.faults.arm(
                new NotifyFault.SubscriptionExpired(), Where.port(PRIMARY, "voicemail-notify"), Trigger.always());
        assertThat(client("voicemail-notify", PRIMARY))
                .as("a handshake has no subscription")
                .isNotEmpty();
        assertThat(armed.fired()).isZero();
        assertThat(send("voicemail-notify", PRIMARY, poll(client))).contains("402:" + client);
        assertThat(armed.fired()).isEqualTo(1);
        pair.faults.heal(armed);
        String again = client("voicemail-notify", PRIMARY);
        assertThat(subscribe("voicemail-notify", PRIMARY, again, id)).contains("Subscription denied");
        assertThat(subscribe("voicemail-notify", PRIMARY, again, subscription(PRIMARY)))
                .contains("\"successful\":true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /vmevents/cometd           | []      | 405",
                "POST | /vmevents/other            | []      | 404",
                "POST | /vmevents/cometd           | []      | 400",
                "POST | /vmevents/cometd           | [[[[[[[ | 400",
                "POST | /vmevents/cometd/handshake | {}      | 400",
                "POST | /vmrest/mailbox            | []      | 404",
            })
    void whatIsNoBayeuxIsRefused(String method, String target, String body, int status) {
        HttpReply reply = pair.call(
                "voicemail-notify", method, PRIMARY, target, HttpFields.none(), body.getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).isEqualTo(status);
    }
}
