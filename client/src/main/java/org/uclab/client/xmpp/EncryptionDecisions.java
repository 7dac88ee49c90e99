package org.uclab.client.xmpp;

import java.util.List;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Reason;
import org.uclab.lab.history.Subject;

/** What the client decides on encryption to other clients. */
public final class EncryptionDecisions {

    static final Outcome AES = Outcome.chosen("aes-256", "AES with 256 bits");
    static final Outcome PLAIN = Outcome.chosen("no-encryption", "none");
    static final Outcome NOT_SENT = Outcome.refused("message-not-sent", "not sent");
    static final Outcome NOT_SHOWN = Outcome.refused("message-not-shown", "not shown");

    static final Reason KEYS = Reason.named("keys-exchanged", "keys were exchanged with {clients...}");
    static final Reason POLICY = Reason.named("policy-without-aes", "the policy has no AES");
    static final Reason OTHER_POLICY =
            Reason.named("other-without-exchange", "the other client negotiates no key exchange");
    static final Reason OTHER_UNABLE = Reason.named("other-without-aes", "the other client does not support AES");
    static final Reason UNREADABLE = Reason.named("no-key-to-read", "there is no key to read it with");
    static final Reason CAME_PLAIN = Reason.named("came-plain", "it came without encryption");
    static final Reason GROUP = Reason.named("group-chat", "group chats are never encrypted from client to client");

    static final Subject MESSAGES = Subject.named("message-encryption", "encryption of messages with {who}")
            .decides(AES, PLAIN, NOT_SENT, NOT_SHOWN)
            .because(KEYS, POLICY, OTHER_POLICY, OTHER_UNABLE, UNREADABLE, CAME_PLAIN, GROUP);

    private EncryptionDecisions() {}

    /** The subjects. */
    public static List<Subject> all() {
        return List.of(MESSAGES);
    }
}
