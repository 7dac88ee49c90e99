package org.uclab.sim.voicemail.vmrest;

import io.vertx.core.Future;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.uclab.lab.model.Spelling;
import org.uclab.lab.wire.HttpFields;
import org.uclab.protocol.xml.XmlElement;
import org.uclab.shell.http.HttpAnswer;
import org.uclab.shell.http.HttpQuestion;
import org.uclab.shell.http.HttpResponder;
import org.uclab.sim.voicemail.mailbox.Account;
import org.uclab.sim.voicemail.mailbox.Draft;
import org.uclab.sim.voicemail.mailbox.Folder;
import org.uclab.sim.voicemail.mailbox.MailboxState;
import org.uclab.sim.voicemail.mailbox.MessageStore;
import org.uclab.sim.voicemail.mailbox.VoiceMessage;

/**
 * {@code /vmrest} of one node: everybody's own mailbox by Basic credentials. ASSUMED(CUMI): who has none, or wrong ones, gets
 * 401, whatever was asked for.
 */
public final class VmrestResponder implements HttpResponder {

    static final String WAVE_TYPE = "audio/wav; name=voicemessage.wav";

    private static final String REALM = "Basic realm=\"Cisco Unity Connection\"";
    private static final List<String> MAILBOX = List.of("vmrest", "mailbox");
    private static final int SEGMENTS_MAX = 8;

    private final MessageStore store;
    private final Function<Account, String> subscriptions;

    /**
     * @param subscriptions makes a subscription for somebody, and gives its id
     */
    public VmrestResponder(MessageStore store, Function<Account, String> subscriptions) {
        this.store = store;
        this.subscriptions = subscriptions;
    }

    @Override
    public Future<HttpAnswer> answer(HttpQuestion question, Instant now) {
        return Future.succeededFuture(question.basic()
                .flatMap(claimed -> store.login(claimed.user(), claimed.password()))
                .map(account -> new Call(question, account, now).answer())
                .orElseGet(() -> HttpAnswer.empty(401).with("WWW-Authenticate", REALM)));
    }

    /** The segments of a path, percent-decoded; none where it is not to be read. */
    private static List<String> segments(String path) {
        String[] split = path.split("/", -1);
        List<String> segments = new ArrayList<>();
        if (split.length > SEGMENTS_MAX + 1) {
            return segments;
        }
        try {
            for (int i = 1; i < split.length; i++) {
                segments.add(URLDecoder.decode(split[i].replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException brokenEscape) {
            segments.clear();
        }
        return segments;
    }

    /** One question of somebody who is known. */
    private final class Call {

        private final HttpQuestion question;
        private final Account account;
        private final Instant now;
        private final boolean json;
        private final String method;

        Call(HttpQuestion question, Account account, Instant now) {
            this.question = question;
            this.account = account;
            this.now = now;
            this.json = question.asksFor("application/json");
            this.method = question.method().equals("HEAD") ? "GET" : question.method();
        }

        HttpAnswer answer() {
            List<String> path = segments(question.path());
            if (path.size() >= 2 && path.subList(0, 2).equals(MAILBOX)) {
                return mailbox(path.subList(2, path.size()));
            }
            if (path.size() >= 2 && path.subList(0, 2).equals(List.of("vmrest", "messages"))) {
                return messages(path.subList(2, path.size()));
            }
            return missing();
        }

        private HttpAnswer mailbox(List<String> path) {
            if (path.isEmpty()) {
                return switch (method) {
                    case "GET" -> tell(MailboxDocuments.mailbox(state()));
                    case "POST" ->
                        does("requestnotification")
                                ? HttpAnswer.of(200, "text/plain;charset=UTF-8", subscriptions.apply(account))
                                : refused(
                                        400, "INVALID_METHOD", "method=requestnotification is all that may be posted");
                    default -> notAllowed("GET, HEAD, POST");
                };
            }
            if (!path.get(0).equals("folders")) {
                return missing();
            }
            if (path.size() == 1) {
                return got(() -> MailboxDocuments.folders(state()));
            }
            Optional<Folder> folder = Folder.of(path.get(1));
            return folder.isEmpty() ? missing() : folder(folder.get(), path.subList(2, path.size()));
        }

        private HttpAnswer folder(Folder folder, List<String> path) {
            if (path.isEmpty()) {
                return got(() -> MailboxDocuments.folder(state(), folder));
            }
            if (path.equals(List.of("messages"))) {
                return list(folder);
            }
            boolean notification =
                    folder == Folder.INBOX && path.size() == 2 && path.get(1).equals("notification");
            if (!notification) {
                return missing();
            }
            return Spelling.USER_ID.same(path.get(0), account.alias())
                    ? got(() -> MailboxDocuments.notification(state()))
                    : refused(403, "NOT_AUTHORIZED", "this is somebody else's mailbox");
        }

        private HttpAnswer list(Folder folder) {
            if (method.equals("POST") && folder == Folder.DELETED && does("empty")) {
                store.emptyDeleted(account, now);
                return HttpAnswer.empty(204);
            }
            if (!method.equals("GET")) {
                return notAllowed(folder == Folder.DELETED ? "GET, HEAD, POST" : "GET, HEAD");
            }
            try {
                MessageQuery.Page page = MessageQuery.of(question.query()).of(state().in(folder));
                return tell(MailboxDocuments.messages(page.messages(), page.total()));
            } catch (MessageQuery.Unreadable unreadable) {
                return refused(400, "INVALID_PARAMETER", unreadable.getMessage());
            }
        }

        private HttpAnswer messages(List<String> path) {
            if (path.isEmpty()) {
                return method.equals("POST") ? posted() : notAllowed("POST");
            }
            Optional<VoiceMessage> message = guid(path.get(0)).flatMap(guid -> store.message(account, guid));
            if (message.isEmpty()) {
                return missing();
            }
            if (path.size() == 1) {
                return message(message.get());
            }
            boolean recording = path.subList(1, path.size()).equals(List.of("attachments", "0"));
            return recording && message.get().draft().sound().isPresent() ? recording(message.get()) : missing();
        }

        private Optional<String> guid(String id) {
            return id.startsWith("0:") ? Optional.of(id.substring(2)) : Optional.empty();
        }

        private HttpAnswer message(VoiceMessage message) {
            return switch (method) {
                case "GET" -> tell(MailboxDocuments.message(message));
                case "PUT" -> changed(message);
                case "DELETE" -> deleted(message);
                // ASSUMED(choice): the books tell what an undelete is told as, and not how it is asked for.
                case "POST" ->
                    does("undelete") && store.undelete(account, message.guid(), now)
                            ? HttpAnswer.empty(204)
                            : refused(400, "INVALID_METHOD", "method=undelete is all that may be posted");
                default -> notAllowed("GET, HEAD, PUT, DELETE, POST");
            };
        }

        private HttpAnswer recording(VoiceMessage message) {
            if (!method.equals("GET")) {
                return notAllowed("GET, HEAD");
            }
            byte[] wave = message.draft().sound().orElseThrow().wave();
            return new HttpAnswer(200, HttpFields.of("Content-Type", WAVE_TYPE), wave);
        }

        /** Subject and state may change, nothing else may. */
        private HttpAnswer changed(VoiceMessage message) {
            Optional<XmlElement> sent = Sent.element(type(), question.body());
            Optional<String> subject = sent.flatMap(one -> one.childText("Subject"));
            Optional<String> read = sent.flatMap(one -> one.childText("Read"));
            boolean wrong = sent.isEmpty()
                    || subject.filter(text -> text.length() > NewMessage.SUBJECT_MAX)
                            .isPresent()
                    || read.filter(word -> !word.equals("true") && !word.equals("false"))
                            .isPresent()
                    || sent.get().children().stream()
                            .anyMatch(child -> !child.name().equals("Subject")
                                    && !child.name().equals("Read"));
            if (wrong) {
                return refused(400, "INVALID_PARAMETER", "Subject and Read (true, false) are what may be changed");
            }
            store.change(account, message.guid(), subject, read.map("true"::equals), now);
            return HttpAnswer.empty(204);
        }

        private HttpAnswer deleted(VoiceMessage message) {
            Optional<String> hard = question.only("harddelete");
            if (hard.filter(word -> !word.equals("true") && !word.equals("false"))
                    .isPresent()) {
                return refused(400, "INVALID_PARAMETER", "harddelete is true or false");
            }
            store.delete(account, message.guid(), hard.map("true"::equals), now);
            return HttpAnswer.empty(204);
        }

        private HttpAnswer posted() {
            Optional<Draft> draft = Sent.parts(type(), question.body()).flatMap(parts -> NewMessage.of(account, parts));
            if (draft.isEmpty()) {
                return refused(
                        400, "INVALID_MESSAGE", "multipart/form-data with message, recipients, and audio/wav if any");
            }
            if (!store.maySend(account)) {
                return refused(403, "SEND_QUOTA_EXCEEDED", "the mailbox of the sender is too full to send");
            }
            Optional<String> nobody = draft.get().to().stream()
                    .filter(alias -> store.account(alias).isEmpty())
                    .findFirst();
            if (nobody.isPresent()) {
                return refused(400, "UNKNOWN_RECIPIENT", "nobody has the alias " + nobody.get());
            }
            store.deliver(draft.get(), now);
            String uri = store.keepSent(account, draft.get(), now)
                    .map(kept -> "/vmrest/messages/" + kept.id())
                    .orElse("");
            return HttpAnswer.of(201, "text/plain;charset=UTF-8", uri);
        }

        private String type() {
            return question.headers().get("Content-Type").orElse("");
        }

        private MailboxState state() {
            return store.state(account);
        }

        private boolean does(String what) {
            return question.only("method").filter(what::equals).isPresent();
        }

        private interface Telling {
            Resource told();
        }

        private HttpAnswer got(Telling telling) {
            return method.equals("GET") ? tell(telling.told()) : notAllowed("GET, HEAD");
        }

        private HttpAnswer tell(Resource resource) {
            return resource.answer(200, json);
        }

        private HttpAnswer missing() {
            return refused(404, "NOT_FOUND", "there is nothing at " + question.path());
        }

        /** RFC 9110 §15.5.6: the allowed methods MUST be told. */
        private HttpAnswer notAllowed(String methods) {
            return refused(405, "METHOD_NOT_ALLOWED", methods).with("Allow", methods);
        }

        private HttpAnswer refused(int status, String code, String why) {
            return MailboxDocuments.error(code, why).answer(status, json);
        }
    }
}
