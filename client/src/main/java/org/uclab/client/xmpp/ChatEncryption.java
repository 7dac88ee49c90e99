package org.uclab.client.xmpp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.uclab.client.step.Journal;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;

/**
 * Encryption from client to client on one connection (S4, "Client-to-Client Encryption"), of chats of two alone:
 *
 * <pre>
 * AES    no encoding   the other client: has keys   negotiates none   does not support AES
 * false  true          plain                        plain             plain
 * true   true          encrypted                    plain             sent encrypted, received plain
 * true   false         encrypted                    nothing           nothing
 * </pre>
 *
 * Where the policy has no AES nobody is asked for a key and nobody gets one, so that others send plain text. Safe for any thread.
 */
final class ChatEncryption {

    /** Clients whose keys are kept; the one known for longest goes first. */
    static final int CLIENTS_MAX = 500;

    static {
        // Smack keeps every provider for as long as the process lives, so there is one.
        ProviderManager.addIQProvider(KeyExchange.ELEMENT, KeyExchange.NAMESPACE, new KeyExchange.Reader());
    }

    /** What another client has answered to the wish for its key. */
    private enum Answer {
        KEY,
        NOT_NEGOTIATED,
        NOT_SUPPORTED
    }

    /** What becomes of a message: it goes like that, or not at all. */
    record Sending(Optional<StandardExtensionElement> sealed, Optional<String> objection) {}

    private final XMPPTCPConnection connection;
    private final ImPolicies policies;
    private final Correspondence correspondence;
    private final Journal journal;
    private final ClientKeys own = new ClientKeys();
    private final SealedMessage seal = new SealedMessage();
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final Map<String, String> told = new LinkedHashMap<>();

    /**
     * @param correspondence knows which clients others have
     */
    ChatEncryption(XMPPTCPConnection connection, ImPolicies policies, Correspondence correspondence, Journal journal) {
        this.connection = connection;
        this.policies = policies;
        this.correspondence = correspondence;
        this.journal = journal;
        if (policies.able()) {
            connection.registerIQRequestHandler(
                    new AbstractIqRequestHandler(
                            KeyExchange.ELEMENT, KeyExchange.NAMESPACE, IQ.Type.get, IQRequestHandler.Mode.sync) {
                        @Override
                        public IQ handleIQRequest(IQ request) {
                            return exchanged((KeyExchange) request);
                        }
                    });
        }
    }

    private IQ exchanged(KeyExchange asked) {
        String from = String.valueOf(asked.getFrom());
        Optional<SecretKey> common = policies.encrypts() ? own.with(asked.key(), from, address()) : Optional.empty();
        if (common.isEmpty()) {
            StanzaError.Condition why =
                    policies.encrypts() ? StanzaError.Condition.not_acceptable : StanzaError.Condition.not_allowed;
            return IQ.createErrorResponse(asked, StanzaError.getBuilder(why).build());
        }
        keep(from, common.get());
        KeyExchange answer = new KeyExchange(own.told());
        answer.setType(IQ.Type.result);
        answer.setTo(asked.getFrom());
        answer.setStanzaId(asked.getStanzaId());
        return answer;
    }

    private synchronized void keep(String client, SecretKey key) {
        keys.remove(client);
        keys.put(client, key);
        if (keys.size() > CLIENTS_MAX) {
            keys.remove(keys.keySet().iterator().next());
        }
    }

    /** A client has gone, and its keys with it. */
    synchronized void gone(String client) {
        keys.remove(client);
    }

    private synchronized Optional<SecretKey> key(String client) {
        return Optional.ofNullable(keys.get(client));
    }

    /** Whether keys are exchanged with a client of that bare address. */
    synchronized boolean exchangedWith(String who) {
        return keys.keySet().stream().anyMatch(client -> client.startsWith(who + "/"));
    }

    /**
     * What becomes of a message; waits for keys where there are none yet.
     *
     * @param to bare address
     */
    Sending sending(String to, String text) {
        if (!policies.encrypts()) {
            if (policies.able()) {
                decided(to, EncryptionDecisions.PLAIN.of(), EncryptionDecisions.POLICY.of());
            }
            return new Sending(Optional.empty(), Optional.empty());
        }
        Map<String, SecretKey> shared = new TreeMap<>();
        List<Answer> answers = new ArrayList<>();
        for (String client : correspondence.clientsOf(to)) {
            answers.add(key(client).isPresent() ? Answer.KEY : negotiate(client));
            key(client).ifPresent(common -> shared.put(client, common));
        }
        if (!shared.isEmpty()) {
            decided(to, EncryptionDecisions.AES.of(), EncryptionDecisions.KEYS.of(String.join(", ", shared.keySet())));
            return sealed(to, text, shared);
        }
        boolean unwilling = answers.contains(Answer.NOT_NEGOTIATED);
        Phrase why = unwilling ? EncryptionDecisions.OTHER_POLICY.of() : EncryptionDecisions.OTHER_UNABLE.of();
        if (!policies.plain()) {
            decided(to, EncryptionDecisions.NOT_SENT.of(), why);
            return new Sending(Optional.empty(), Optional.of(why.text()));
        }
        if (unwilling) {
            decided(to, EncryptionDecisions.PLAIN.of(), why);
            return new Sending(Optional.empty(), Optional.empty());
        }
        // S4: to such a client "Cisco Jabber sends encrypted instant messages", which it cannot read.
        decided(to, EncryptionDecisions.AES.of(), why);
        return sealed(to, text, Map.of());
    }

    private Sending sealed(String to, String text, Map<String, SecretKey> shared) {
        return new Sending(Optional.of(seal.seal(text, shared, bare(), to)), Optional.empty());
    }

    private Answer negotiate(String client) {
        try {
            KeyExchange question = new KeyExchange(own.told());
            question.setType(IQ.Type.get);
            question.setTo(JidCreate.entityFullFrom(client));
            IQ answer = connection.sendIqRequestAndWaitForResponse(question);
            Optional<SecretKey> common =
                    answer instanceof KeyExchange shown ? own.with(shown.key(), client, address()) : Optional.empty();
            common.ifPresent(key -> keep(client, key));
            return common.isPresent() ? Answer.KEY : Answer.NOT_SUPPORTED;
        } catch (XMPPException.XMPPErrorException refused) {
            return refused.getStanzaError().getCondition() == StanzaError.Condition.not_allowed
                    ? Answer.NOT_NEGOTIATED
                    : Answer.NOT_SUPPORTED;
        } catch (SmackException | XmppStringprepException silent) {
            return Answer.NOT_SUPPORTED;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Answer.NOT_SUPPORTED;
        }
    }

    /** What a message of two says; empty where it is not to be shown, or cannot be read. */
    Optional<String> read(Message message) {
        String from = message.getFrom().asBareJid().toString();
        Optional<StandardExtensionElement> sealed = SealedMessage.in(message);
        if (sealed.isEmpty()) {
            if (!policies.plain()) {
                decided(from, EncryptionDecisions.NOT_SHOWN.of(), EncryptionDecisions.CAME_PLAIN.of());
                return Optional.empty();
            }
            return Optional.ofNullable(message.getBody());
        }
        Optional<String> text = key(message.getFrom().toString())
                .flatMap(common -> seal.open(sealed.get(), common, address(), from, bare()));
        if (text.isEmpty()) {
            decided(from, EncryptionDecisions.NOT_SHOWN.of(), EncryptionDecisions.UNREADABLE.of());
        }
        return text;
    }

    /** Something is said in a room, which goes as it is. */
    void said(String room) {
        if (policies.able()) {
            decided(room, EncryptionDecisions.PLAIN.of(), EncryptionDecisions.GROUP.of());
        }
    }

    /** Told once for as long as it stays so. */
    private void decided(String who, Outcome.Taken outcome, Phrase why) {
        String now = outcome.phrase().text() + "\n" + why.text();
        synchronized (this) {
            if (now.equals(told.put(who, now))) {
                return;
            }
            if (told.size() > CLIENTS_MAX) {
                told.remove(told.keySet().iterator().next());
            }
        }
        journal.decided(EncryptionDecisions.MESSAGES.of(who), outcome, why);
    }

    private String address() {
        return connection.getUser().toString();
    }

    private String bare() {
        return connection.getUser().asBareJid().toString();
    }
}
