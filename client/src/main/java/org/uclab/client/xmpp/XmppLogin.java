package org.uclab.client.xmpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.StreamError;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.sasl.SASLError;
import org.jivesoftware.smack.sasl.SASLErrorException;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.stringprep.XmppStringprepException;
import org.uclab.client.dns.HostLookup;
import org.uclab.client.dns.HostPort;
import org.uclab.client.http.HttpDecisions;
import org.uclab.client.step.Journal;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.tls.ServerVerifier;
import org.uclab.lab.history.Outcome;
import org.uclab.lab.history.Phrase;
import org.uclab.lab.seed.Draws;
import org.uclab.lab.wire.Dialler;

/** Signs in at the first presence server that can be reached. Blocks the caller's thread. */
public final class XmppLogin {

    /** Port of presence servers and of the edge servers in front of them. */
    public static final int XMPP_PORT = 5222;

    /** Most redirections to another server (RFC 6120 §4.9.3.19) followed. */
    static final int REDIRECTS_MAX = 3;

    /** Lab time that sign-out waits for the server to close its side of the stream. */
    static final Duration GOODBYE_LIMIT = Duration.ofSeconds(2);

    /** Wall time that a connection gets for each of its answers, however fast lab time goes. */
    private static final Duration WALL_MIN = Duration.ofSeconds(2);

    private static final Set<SASLError> WRONG_CREDENTIALS =
            EnumSet.of(SASLError.not_authorized, SASLError.account_disabled, SASLError.credentials_expired);

    /** S4, "On-Premises Encryption": AES with 256 bits. */
    private static final String[] AES_256 = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
        "TLS_RSA_WITH_AES_256_CBC_SHA"
    };

    /** S4, "Cloud-Based Encryption": the service has AES with 128 bits; which it is, the service says. */
    private static final String[] AES_ANY = Stream.concat(
                    Arrays.stream(AES_256),
                    Stream.of(
                            "TLS_AES_128_GCM_SHA256",
                            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"))
            .toArray(String[]::new);

    static {
        // Smack keeps every registration for as long as the process lives, so there is one.
        SASLAuthentication.registerSASLMechanism(new VtgToken());
        SASLAuthentication.registerSASLMechanism(new WebexToken());
    }

    private final Dialler dialler;
    private final HostLookup hosts;
    private final ServerVerifier verifier;
    private final Patience patience;
    private final Duration limit;
    private final Journal journal;
    private final Correspondence correspondence;
    private final Draws ids;
    private final FileHost files;

    /**
     * @param correspondence gets what comes on the connection
     * @param limit lab time for a connection attempt, and for each answer of the server
     * @param ids   draws the ids of stanzas
     * @param files what file transfers have of the host
     */
    public XmppLogin(
            Dialler dialler,
            HostLookup hosts,
            ServerVerifier verifier,
            Patience patience,
            Duration limit,
            Journal journal,
            Correspondence correspondence,
            Draws ids,
            FileHost files) {
        QuietSmack.hush();
        this.dialler = dialler;
        this.hosts = hosts;
        this.verifier = verifier;
        this.patience = patience;
        this.limit = limit;
        this.journal = journal;
        this.correspondence = correspondence;
        this.ids = ids;
        this.files = files;
    }

    /** A session and the server it is with. */
    public record SignedIn(XmppSession session, HostPort server) {}

    /** An attempt failed, and another server may do better. */
    private static final class Unreached extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Phrase because;

        Unreached(Phrase because) {
            super(because.text(), null, false, false);
            this.because = because;
        }
    }

    /** A server sent the user to another one. */
    private static final class Redirected extends Exception {

        private static final long serialVersionUID = 1;

        Redirected(String target) {
            super(target, null, false, false);
        }
    }

    /**
     * Signs in.
     *
     * @param servers  primary first
     * @param domain   the domain of the user's address
     * @param secrets  what proves the user
     * @param resource resource wanted; empty to let the server choose
     * @param policies of encryption to other clients
     */
    public SignedIn signIn(List<HostPort> servers, String domain, Secrets secrets, String resource, ImPolicies policies)
            throws Stopped {
        journal.step(XmppDecisions.PRESENCE_SERVER.wording().toString());
        Deque<HostPort> left = new ArrayDeque<>(servers);
        StringJoiner failures = new StringJoiner("; ");
        int redirects = 0;
        while (!left.isEmpty()) {
            HostPort server = left.removeFirst();
            try {
                XmppSession session = attempt(server, domain, secrets.next(), resource, policies);
                decided(XmppDecisions.SERVER.of(server), XmppDecisions.SIGNED_IN.of(session.address()));
                return new SignedIn(session, server);
            } catch (Unreached failed) {
                decided(HttpDecisions.NOT.of(server), failed.because);
                failures.add(server + ": " + failed.getMessage());
            } catch (Redirected elsewhere) {
                HostPort target = target(elsewhere.getMessage());
                decided(HttpDecisions.NOT.of(server), XmppDecisions.REDIRECTED.of(target));
                failures.add(server + ": redirected to " + target);
                if (++redirects <= REDIRECTS_MAX) {
                    left.remove(target);
                    left.addFirst(target);
                }
            }
        }
        decided(XmppDecisions.NONE_FOUND.of(), XmppDecisions.NONE_LEFT.of(failures));
        throw new Stopped(Stopped.Way.NO_SERVER, "no presence server left: " + failures);
    }

    private void decided(Outcome.Taken outcome, Phrase reason) {
        journal.decided(XmppDecisions.PRESENCE_SERVER.of(), outcome, reason);
    }

    private static HostPort target(String text) {
        String[] parts = text.strip().split(":", 2);
        boolean port = parts.length == 2 && parts[1].matches("[1-9]\\d{0,4}") && Integer.parseInt(parts[1]) < 1 << 16;
        return new HostPort(parts[0], port ? Integer.parseInt(parts[1]) : XMPP_PORT);
    }

    private XmppSession attempt(
            HostPort server, String domain, Secrets.Secret secret, String resource, ImPolicies policies)
            throws Unreached, Redirected, Stopped {
        HostLookup.Located located = patience.await(hosts.locate(server.host()));
        if (located.addresses().isEmpty()) {
            throw new Unreached(located.because());
        }
        XMPPTCPConnection connection = new SeededConnection(
                configuration(located, server.port(), domain, secret, resource), new StanzaIds(ids));
        connection.setReplyTimeout(wallMillis(limit));
        connection.setUseStreamManagementResumption(false);
        Roster roster = Roster.getInstanceFor(connection);
        roster.setRosterLoadedAtLogin(false);
        roster.setSubscriptionMode(Roster.SubscriptionMode.manual);
        XmppSession session = new XmppSession(connection, correspondence, wallMillis(GOODBYE_LIMIT), files, policies);
        boolean done = false;
        try {
            connection.connect();
            connection.login();
            session.announce();
            done = true;
            return session;
        } catch (SASLErrorException refused) {
            throw refused(server, refused.getSASLFailure().getSASLError());
        } catch (XMPPException.StreamErrorException error) {
            if (error.getStreamError().getCondition() == StreamError.Condition.see_other_host) {
                throw new Redirected(error.getStreamError().getConditionText());
            }
            throw new Unreached(XmppDecisions.FAILED.of(reason(error)));
        } catch (XMPPException | SmackException | IOException failed) {
            throw new Unreached(XmppDecisions.FAILED.of(reason(failed)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Stopped(Stopped.Way.OUT_OF_TIME, "the user gave up");
        } finally {
            if (!done) {
                session.drop();
            }
        }
    }

    private Stopped refused(HostPort server, SASLError error) throws Unreached {
        Phrase reason =
                HttpDecisions.SERVER_ANSWERED.of(server, error.toString().replace('_', '-'));
        if (!WRONG_CREDENTIALS.contains(error)) {
            throw new Unreached(reason);
        }
        journal.decided(HttpDecisions.CREDENTIALS.of(), HttpDecisions.REFUSED.of(), reason);
        return new Stopped(Stopped.Way.WRONG_CREDENTIALS, reason);
    }

    private XMPPTCPConnectionConfiguration.Builder configuration(
            HostLookup.Located located, int port, String domain, Secrets.Secret secret, String resource)
            throws Unreached, Stopped {
        try {
            String host = located.name();
            InetAddress address = InetAddress.getByAddress(
                    host, InetAddress.getByName(located.addresses().get(0)).getAddress());
            var builder = XMPPTCPConnectionConfiguration.builder()
                    .setXmppDomain(domain)
                    .setHostAddress(address)
                    .setPort(port)
                    .setUsernameAndPassword(
                            secret.credentials().user(), secret.credentials().password())
                    .setSocketFactory(dialler.socketFactory())
                    .setSecurityMode(ConnectionConfiguration.SecurityMode.required)
                    .setCustomX509TrustManager(verifier.forHost(host))
                    .setEnabledSSLCiphers(secret.kind() == Secrets.Kind.WEBEX_TOKEN ? AES_ANY : AES_256)
                    .setHostnameVerifier(new SameHost(host, this::encrypted))
                    .setCompressionEnabled(false)
                    .setSendPresence(false)
                    .setConnectTimeout(wallMillis(limit));
            switch (secret.kind()) {
                case PASSWORD -> {}
                case ONE_TIME -> builder.addEnabledSaslMechanism(VtgToken.NAME);
                case WEBEX_TOKEN -> builder.addEnabledSaslMechanism(WebexToken.NAME);
            }
            if (!resource.isEmpty()) {
                builder.setResource(resource);
            }
            return builder;
        } catch (XmppStringprepException | UnknownHostException malformed) {
            throw new Unreached(XmppDecisions.FAILED.of(reason(malformed)));
        }
    }

    private void encrypted(String suite) {
        journal.decided(XmppDecisions.ENCRYPTION.of(), XmppDecisions.SUITE.of(suite), XmppDecisions.BOTH_HAVE_IT.of());
    }

    private int wallMillis(Duration atMost) throws Stopped {
        Duration kind = dialler.clock().limit(atMost, WALL_MIN);
        return (int) Math.max(1, dialler.clock().wall(patience.atMost(kind)).toMillis());
    }

    private static String reason(Exception failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
