package org.uclab.sim.voicemail.vmrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uclab.sim.voicemail.RunningPair.BACKUP;
import static org.uclab.sim.voicemail.RunningPair.PRIMARY;
import static org.uclab.sim.voicemail.RunningPair.ada;
import static org.uclab.sim.voicemail.RunningPair.as;
import static org.uclab.sim.voicemail.RunningPair.grace;
import static org.uclab.sim.voicemail.RunningPair.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.lab.history.Event;
import org.uclab.lab.wire.HttpFields;
import org.uclab.lab.wire.HttpReply;
import org.uclab.sim.voicemail.RunningPair;
import org.uclab.sim.voicemail.audio.Codec;
import org.uclab.sim.voicemail.audio.Sound;

/** REST over real sockets. */
class VmrestTest {

    private static final String INBOX = "/vmrest/mailbox/folders/inbox/messages";
    private static final Pattern MESSAGE_ID = Pattern.compile("<MsgId>([^<]+)</MsgId>");
    private static final byte[] NOTHING = {};

    private RunningPair pair;

    @BeforeEach
    void start() {
        pair = new RunningPair(161);
    }

    @AfterEach
    void stop() {
        pair.close();
        assertThat(pair.history.events()).noneMatch(event -> event instanceof Event.HandlerFailed);
        assertThat(pair.clock.pending()).isZero();
    }

    private List<String> ids(String query) {
        return ids(PRIMARY, query);
    }

    private List<String> ids(String host, String query) {
        String list = text(pair.call("GET", host, INBOX + query, ada(), NOTHING));
        return MESSAGE_ID.matcher(list).results().map(found -> found.group(1)).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpReply put(String id, String type, String body) {
        return pair.call("PUT", PRIMARY, "/vmrest/messages/" + id, ada("Content-Type", type), bytes(body));
    }

    @Test
    void whoIsNotKnownGetsNothing() {
        for (HttpFields fields : List.of(
                HttpFields.none(),
                as("ada", "analytical9"),
                as("eve", "Analytical9"),
                HttpFields.of("Authorization", "Bearer abc"))) {
            HttpReply reply = pair.call("GET", PRIMARY, "/vmrest/mailbox", fields, NOTHING);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.headers().get("WWW-Authenticate"))
                    .hasValueSatisfying(how -> assertThat(how).startsWith("Basic "));
            assertThat(reply.body()).isEmpty();
        }
        assertThat(pair.call("GET", PRIMARY, "/vmrest/mailbox", as("ADA", "Analytical9"), NOTHING)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aMailboxAndItsFolders() {
        assertThat(pair.get("/vmrest/mailbox", ada()))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Mailbox>")
                .contains("<DisplayName>Ada Byron</DisplayName><CurrentSizeInBytes>50116</CurrentSizeInBytes>")
                .contains("<IsSendQuotaExceeded>false</IsSendQuotaExceeded>")
                .contains("<SendQuota>300000</SendQuota>");
        assertThat(pair.get("/vmrest/mailbox/folders", ada())).contains("<Folders total=\"3\">");
        assertThat(pair.get("/vmrest/mailbox/folders/inbox", ada()))
                .contains("<DisplayName>Inbox</DisplayName><MessageCount>2</MessageCount>")
                .contains("<USN>2</USN>");
        assertThat(pair.get("/vmrest/mailbox/folders/sent", ada())).doesNotContain("USN");
    }

    @Test
    void jsonKeepsAttributesAndMakesNoListOfOne() {
        HttpFields json = ada("Accept", "application/json");
        assertThat(pair.get(INBOX, json)).startsWith("{\"@total\":\"2\",\"Message\":[{\"Subject\":");
        assertThat(pair.get(INBOX + "?priority=urgent", json))
                .startsWith("{\"@total\":\"1\",\"Message\":{\"Subject\":\"Message from (5559)\",\"Read\":\"false\"");
        assertThat(pair.get(INBOX + "?read=true", json)).isEqualTo("{\"@total\":\"0\"}");
        assertThat(pair.get("/vmrest/nothing", json)).startsWith("{\"errors\":{\"code\":\"NOT_FOUND\"");
    }

    @Test
    void aListTellsOfEachMessageWhatPeopleSee() {
        String all = pair.get(INBOX, ada());
        assertThat(all)
                .contains("<Subject>Engines</Subject>")
                .contains("<From><DisplayName>Grace Hopper</DisplayName><SmtpAddress>grace@example.com</SmtpAddress>"
                        + "<DtmfAccessId>5004</DtmfAccessId></From>")
                .contains("<CallerNumber>5559</CallerNumber>")
                .contains("<Duration>4000</Duration>")
                .contains("<FromSub>true</FromSub>")
                .contains("<MsgType>Voice</MsgType>");
        String arrived = all.replaceAll("(?s).*?<ArrivalTime>(\\d+)</ArrivalTime>.*", "$1");
        assertThat(Long.parseLong(arrived)).isBetween(1L, pair.clock.now().toEpochMilli());
    }

    @Test
    void listsAreOrderedPagedAndChosenFrom() {
        List<String> newestFirst = ids("");
        assertThat(newestFirst).hasSize(2);
        List<String> oldestFirst = List.of(newestFirst.get(1), newestFirst.get(0));
        assertThat(ids("?sortkey=arrivaltime&sortorder=ascending")).isEqualTo(oldestFirst);
        assertThat(ids("?sortKey=priority&sortOrder=ascending")).isEqualTo(oldestFirst);
        assertThat(ids("?sortkey=priority")).isEqualTo(newestFirst);
        assertThat(ids("?rowsperpage=1&pagenumber=2")).containsExactly(newestFirst.get(1));
        assertThat(ids("?rowsperpage=1&pagenumber=2147483647")).isEmpty();
        assertThat(ids("?usngreaterthan=1")).containsExactly(newestFirst.get(0));
        assertThat(ids("?type=voice&dispatch=false")).isEqualTo(newestFirst);
        assertThat(ids("?type=fax")).isEmpty();
        put(newestFirst.get(0), "application/xml", "<Message><Read>true</Read></Message>");
        assertThat(ids("")).as("unread first").isEqualTo(oldestFirst);
        assertThat(ids("?read=true")).containsExactly(newestFirst.get(0));
        assertThat(ids("?usngreaterthan=2")).containsExactly(newestFirst.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?read=maybe",
                "?priority=9",
                "?type=video",
                "?sortkey=size",
                "?sortorder=up",
                "?pagenumber=0",
                "?rowsperpage=-1",
                "?rowsperpage=99999999999",
                "?usngreaterthan=x",
            })
    void whatCannotBeUnderstoodIsRefused(String query) {
        HttpReply reply = pair.call("GET", PRIMARY, INBOX + query, ada(), NOTHING);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(text(reply)).contains("<code>INVALID_PARAMETER</code>");
    }

    @Test
    void aRecordingIsToBeHadAsItIsStored() {
        String id = ids("").get(1);
        assertThat(pair.get("/vmrest/messages/" + id, ada()))
                .contains("<Attachments><Attachment><URI>/vmrest/messages/" + id + "/attachments/0</URI>");
        HttpReply reply = pair.call("GET", PRIMARY, "/vmrest/messages/" + id + "/attachments/0", ada(), NOTHING);
        assertThat(reply.headers().get("Content-Type")).contains("audio/wav; name=voicemessage.wav");
        Sound sound = Sound.of(reply.body()).orElseThrow();
        assertThat(sound.codec()).isEqualTo(Codec.G711_MU_LAW);
        assertThat(sound.length()).isEqualTo(Duration.ofSeconds(4));
        String escaped = id.replace(":", "%3A");
        assertThat(pair.call("GET", BACKUP, "/vmrest/messages/" + escaped + "/attachments/0", ada(), NOTHING)
                        .body())
                .isEqualTo(reply.body());
    }

    @Test
    void nobodyReachesAnothersMessage() {
        String id = ids("").get(0);
        for (String method : List.of("GET", "PUT", "DELETE", "POST")) {
            assertThat(pair.call(method, PRIMARY, "/vmrest/messages/" + id, grace(), NOTHING)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(pair.call("GET", PRIMARY, "/vmrest/messages/" + id + "/attachments/0", grace(), NOTHING)
                        .status())
                .isEqualTo(404);
        assertThat(pair.call("GET", PRIMARY, "/vmrest/mailbox/folders/inbox/ada/notification", grace(), NOTHING)
                        .status())
                .isEqualTo(403);
        assertThat(ids("")).contains(id);
    }

    @Test
    void subjectAndStateMayChangeAndNothingElse() {
        String id = ids("").get(0);
        assertThat(put(id, "application/json", "{\"Subject\":\"Other\",\"Read\":\"true\"}")
                        .status())
                .isEqualTo(204);
        assertThat(pair.get("/vmrest/messages/" + id, ada())).contains("<Subject>Other</Subject><Read>true</Read>");
        assertThat(put(id, "application/json", "{\"Read\":false}").status()).isEqualTo(204);
        assertThat(pair.get("/vmrest/messages/" + id, ada())).contains("<Subject>Other</Subject><Read>false</Read>");
        for (String wrong : List.of(
                "<Message><Priority>Low</Priority></Message>",
                "<Message><Read>perhaps</Read></Message>",
                "<Message><Subject>" + "x".repeat(1_001) + "</Subject></Message>",
                "<Message>",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><Message><Subject>&b;</Subject></Message>",
                "")) {
            assertThat(put(id, "application/xml", wrong).status()).as(wrong).isEqualTo(400);
        }
        for (String wrong : List.of("[]", "{\"Read\":", "{\"a\":".repeat(50) + "1" + "}".repeat(50))) {
            assertThat(put(id, "application/json", wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(pair.get("/vmrest/messages/" + id, ada())).contains("<Subject>Other</Subject>");
    }

    @Test
    void aDeletedMessageIsInTheDeletedFolderUntilThatIsEmptied() {
        String id = ids("").get(0);
        String deleted = "/vmrest/mailbox/folders/deleted/messages";
        assertThat(pair.call("DELETE", PRIMARY, "/vmrest/messages/" + id, ada(), NOTHING)
                        .status())
                .isEqualTo(204);
        assertThat(pair.get(deleted, ada())).contains(id);
        assertThat(ids("")).doesNotContain(id);
        assertThat(pair.call("POST", BACKUP, "/vmrest/messages/" + id + "?method=undelete", ada(), NOTHING)
                        .status())
                .isEqualTo(204);
        assertThat(ids("")).contains(id);
        pair.call("DELETE", PRIMARY, "/vmrest/messages/" + id, ada(), NOTHING);
        assertThat(pair.call("POST", PRIMARY, deleted + "?method=empty", ada(), NOTHING)
                        .status())
                .isEqualTo(204);
        assertThat(pair.get(deleted, ada())).contains("total=\"0\"");
        String other = ids("").get(0);
        pair.call("DELETE", PRIMARY, "/vmrest/messages/" + other + "?harddelete=true", ada(), NOTHING);
        assertThat(pair.get(deleted, ada())).contains("total=\"0\"");
        assertThat(pair.call("DELETE", PRIMARY, "/vmrest/messages/" + other, ada(), NOTHING)
                        .status())
                .isEqualTo(404);
    }

    private static byte[] multipart(Object... typesAndBodies) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < typesAndBodies.length; i += 2) {
            body.writeBytes(bytes("--Line\r\nContent-Disposition: form-data; name=\"p" + i + "\"\r\nContent-Type: "
                    + typesAndBodies[i] + "\r\n\r\n"));
            body.writeBytes(typesAndBodies[i + 1] instanceof byte[] raw ? raw : bytes((String) typesAndBodies[i + 1]));
            body.writeBytes(bytes("\r\n"));
        }
        body.writeBytes(bytes("--Line--\r\n"));
        return body.toByteArray();
    }

    private HttpReply post(byte[] body) {
        return pair.call(
                "POST",
                PRIMARY,
                "/vmrest/messages",
                grace("Content-Type", "multipart/form-data; boundary=\"Line\""),
                body);
    }

    @Test
    void aMessageIsSentToAnother() {
        byte[] wave = Sound.tone(Codec.G711_A_LAW, Duration.ofSeconds(3), 440).wave();
        HttpReply sent = post(multipart(
                "application/json",
                "{\"Subject\":\"Compilers\",\"Priority\":\"Urgent\",\"Sensitivity\":\"Private\"}",
                "application/json",
                "{\"Recipient\":{\"Type\":\"TO\",\"Address\":{\"SmtpAddress\":\"ADA@example.com\"}}}",
                "audio/wav",
                wave));
        assertThat(sent.status()).isEqualTo(201);
        assertThat(pair.get(INBOX + "?priority=urgent", ada()))
                .contains("<Subject>Compilers</Subject>", "<Sensitivity>Private</Sensitivity>");
        String id = ids("").get(0);
        assertThat(pair.call("GET", PRIMARY, "/vmrest/messages/" + id + "/attachments/0", ada(), NOTHING)
                        .body())
                .isEqualTo(wave);
        assertThat(pair.get("/vmrest/mailbox/folders/sent/messages", grace())).contains("Compilers");
        assertThat(pair.call("GET", PRIMARY, text(sent), grace(), NOTHING).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoMessageIsRefusedAndNothingIsSent() {
        String message = "<Message><Subject>S</Subject></Message>";
        String to =
                "<Recipients><Recipient><Type>TO</Type><Address><SmtpAddress>ada@example.com</SmtpAddress></Address>"
                        + "</Recipient></Recipients>";
        String xml = "application/xml";
        List<byte[]> wrong = List.of(
                NOTHING,
                bytes("--Line--\r\n"),
                bytes("--Line\r\n\r\n"),
                bytes("no parts"),
                multipart(xml, message),
                multipart(xml, message, xml, "<Recipients/>"),
                multipart(xml, message, xml, to.replace("ada@", "eve@")),
                multipart(xml, message, xml, to, "audio/wav", "RIFF"),
                multipart(xml, message, xml, to, "image/jpeg", "x"),
                multipart(xml, message.replace("</Subject>", "</Subject><Priority>9</Priority>"), xml, to),
                multipart(xml, message, xml, to, xml, "", xml, ""),
                multipart(
                        xml,
                        message,
                        xml,
                        "<Recipients>"
                                + ("<Recipient><Address><UserAlias>ada</UserAlias>" + "</Address></Recipient>")
                                        .repeat(400)
                                + "</Recipients>"));
        for (byte[] body : wrong) {
            HttpReply reply = post(body);
            assertThat(reply.status())
                    .as(new String(body, StandardCharsets.UTF_8))
                    .isEqualTo(400);
        }
        assertThat(pair.call("POST", PRIMARY, "/vmrest/messages", grace("Content-Type", "text/plain"), bytes("x"))
                        .status())
                .isEqualTo(400);
        assertThat(ids("")).hasSize(2);
        assertThat(pair.get("/vmrest/mailbox/folders/sent/messages", grace())).contains("total=\"0\"");
    }

    @Test
    void whoseMailboxIsTooFullCannotSend() {
        pair.servers.leave("grace", "5559", Duration.ofSeconds(60), Optional.empty(), pair.clock.now());
        HttpReply reply = post(multipart(
                "application/xml",
                "<Message/>",
                "application/xml",
                "<Recipients><Recipient><Address><UserAlias>ada</UserAlias></Address></Recipient></Recipients>"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(text(reply)).contains("SEND_QUOTA_EXCEEDED");
        assertThat(pair.get("/vmrest/mailbox", grace())).contains("<IsSendQuotaExceeded>true");
    }

    @Test
    void onlyACallerWithANumberOrANameLeavesAMessage() {
        for (String caller : List.of("", "eve", "5".repeat(33), "55\r\n59")) {
            assertThatThrownBy(() -> pair.servers.leave(
                            "ada", caller, Duration.ofSeconds(1), Optional.empty(), pair.clock.now()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() ->
                        pair.servers.leave("eve", "5559", Duration.ofSeconds(1), Optional.empty(), pair.clock.now()))
                .isInstanceOf(IllegalArgumentException.class);
        RunningPair.await(pair.node(PRIMARY).stop("power cut"));
        pair.servers.leave("ada", "+5559", Duration.ofSeconds(1), Optional.of("gsm610"), pair.clock.now());
        RunningPair.await(pair.node(BACKUP).stop("power cut"));
        assertThatThrownBy(() ->
                        pair.servers.leave("ada", "5559", Duration.ofSeconds(1), Optional.empty(), pair.clock.now()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no server");
    }

    @Test
    void aDesktopIsToldHowManyAreUnread() {
        assertThat(pair.get("/vmrest/mailbox/folders/inbox/Ada/notification", ada()))
                .contains("<UnreadMsgCount>2</UnreadMsgCount><UnreadUrgentMsgCount>1</UnreadUrgentMsgCount>")
                .contains("<Mwi>ON</Mwi>");
        ids("").forEach(id -> put(id, "application/xml", "<Message><Read>true</Read></Message>"));
        assertThat(pair.get("/vmrest/mailbox/folders/inbox/ada/notification", ada()))
                .contains("<UnreadMsgCount>0</UnreadMsgCount>", "<Mwi>OFF</Mwi>");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /vmrest/mailbox, 405",
        "DELETE, /vmrest/mailbox/folders/inbox, 405",
        "POST, /vmrest/mailbox, 400",
        "POST, /vmrest/mailbox?method=explode, 400",
        "POST, /vmrest/mailbox/folders/inbox/messages?method=empty, 405",
        "GET, /vmrest/messages, 405",
        "GET, /vmrest/messages/0:../../etc, 404",
        "GET, /vmrest/messages/%, 400",
        "GET, /vmrest/mailbox/folders/outbox, 404",
        "GET, /vmrest/a/b/c/d/e/f/g/h/i/j, 404",
        "GET, /, 404",
        "GET, /vmrest, 404",
    })
    void otherPathsAndMethodsAreRefused(String method, String target, int status) {
        assertThat(pair.call(method, PRIMARY, target, ada(), NOTHING).status()).isEqualTo(status);
    }

    @Test
    void allPortsOfBothNodesServeTheSameMailbox() {
        String here = pair.get(INBOX, ada());
        for (String host : List.of(PRIMARY, BACKUP)) {
            for (String service : List.of("voicemail", "voicemail-8443", "voicemail-http")) {
                assertThat(text(pair.call(service, "GET", host, INBOX, ada(), NOTHING)))
                        .isEqualTo(here);
            }
        }
        RunningPair.await(pair.node(PRIMARY).stop("power cut"));
        String id = ids(BACKUP, "").get(0);
        pair.call("DELETE", BACKUP, "/vmrest/messages/" + id, ada(), NOTHING);
        RunningPair.await(pair.node(PRIMARY).start());
        assertThat(ids("")).hasSize(1).doesNotContain(id);
    }
}
