package org.uclab.sim.voicemail.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.uclab.lab.model.User;
import org.uclab.sim.voicemail.audio.Codec;
import org.uclab.sim.voicemail.mailbox.MailboxSettings;
import org.uclab.sim.voicemail.mailbox.Priority;

/**
 * A voicemail node, or a pair of them with the same mailboxes.
 *
 * @param servers      hosts, one or two
 * @param domain       of the addresses of its users
 * @param recording    what recordings are stored in
 * @param users        ids of those with a mailbox; empty for everybody whom the world writes
 * @param subscription lab time until a subscription to notifications ends
 * @param messages     that are there from the start
 * @param callControl  whom it tells at whose lines messages wait: hosts, in the order in which they are tried; empty for nobody
 */
public record VoicemailCluster(
        String id,
        List<String> servers,
        String domain,
        Codec recording,
        Optional<List<String>> users,
        MailboxSettings settings,
        Duration subscription,
        List<Left> messages,
        List<String> callControl,
        int line) {

    /** Nodes of a cluster. */
    static final int SERVERS_MAX = 2;

    private static final Pattern NUMBER = Pattern.compile("[+]?[0-9*#]{1,32}");

    /**
     * A message that is there from the start.
     *
     * @param to      user id
     * @param from    user id, or the number of somebody else
     * @param codec   what it is stored in; empty for what the cluster stores in
     * @param subject empty for the usual one
     */
    public record Left(
            String to,
            String from,
            Duration length,
            Optional<Codec> codec,
            String subject,
            Priority priority,
            int line) {}

    public VoicemailCluster {
        servers = List.copyOf(servers);
        messages = List.copyOf(messages);
        callControl = List.copyOf(callControl);
    }

    /** Whether somebody could have that number. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Those of the users, by id, who have a mailbox. */
    public List<User> of(Map<String, User> all) {
        return all.values().stream()
                .filter(user -> users.isEmpty() || users.get().contains(user.id()))
                .toList();
    }
}
