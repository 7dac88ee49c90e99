package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.dns.HostPort;
import org.uclab.client.http.Credentials;
import org.uclab.client.http.Route;
import org.uclab.client.presence.Way;
import org.uclab.client.soap.PresenceAccount;
import org.uclab.client.soap.SoapLogin;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.webex.WebexAccount;
import org.uclab.client.xmpp.FileHost;
import org.uclab.client.xmpp.ImPolicies;
import org.uclab.client.xmpp.Secrets;
import org.uclab.client.xmpp.XmppLogin;
import org.uclab.client.xmpp.XmppSession;
import org.uclab.lab.history.Phrase;

/**
 * The presence part of a client: inside a log-in by SOAP and then XMPP with a one-time password (S3, "Client Behavior
 * During a Failover"), outside XMPP alone.
 */
final class PresencePart {

    /** S4: of the cloud's XMPP. */
    private static final int CLOUD_PORT = 443;

    private final Equipment equipment;
    private final Patience patience;
    /** The way to servers that the streams of this part go with; empty until one is started. */
    private Optional<Route> route = Optional.empty();

    PresencePart(Equipment equipment, Patience patience) {
        this.equipment = equipment;
        this.patience = patience;
    }

    /**
     * Presence, and what opened it.
     *
     * @param account what SOAP told; empty where the stream needed none
     * @param servers the XMPP servers, primary first
     * @param domain  of the stream
     * @param outside whether the stream goes through Expressway
     * @param route   the way to other servers
     * @param cloud   what opens streams of the cloud; empty on premises
     */
    record Up(
            XmppSession session,
            HostPort server,
            Optional<PresenceAccount> account,
            List<HostPort> servers,
            String domain,
            boolean outside,
            Optional<Route> route,
            Optional<Credentials> cloud) {

        Up {
            servers = List.copyOf(servers);
        }
    }

    /** SOAP has let the user in, and no server has a stream: another attempt would be no better (S3). */
    static final class NoStream extends Exception {

        private static final long serialVersionUID = 1;

        NoStream(String reason) {
            super(reason, null, false, false);
        }
    }

    private interface Opening {
        Up open() throws Stopped;
    }

    /**
     * Starts it.
     *
     * @param domain  of the user's address
     * @param because why there is to be presence
     */
    Up start(Profile profile, String domain, Credentials credentials, String because) throws Stopped {
        route = Optional.of(profile.route());
        return told(() -> signedIn(profile, domain, credentials, because));
    }

    /** Starts it again after its connection was lost: that way, with what was known before. */
    Up again(Way way, Up before, Credentials credentials) throws Stopped, NoStream {
        route = before.route();
        if (before.cloud().isPresent()) {
            Credentials own = before.cloud().get();
            return inCloud(CloudWay.login(equipment, patience).account(own), own, before.domain());
        }
        return switch (way) {
            case STREAM -> told(() -> stream(before.servers(), before.domain(), credentials, before.outside()));
            case SESSION, PASSWORD -> {
                PresenceAccount known = before.account()
                        .orElseThrow(() -> new IllegalStateException("there is no SOAP session to go on with"));
                yield again(way == Way.SESSION, before, known, credentials);
            }
            case DISCOVERY -> throw new IllegalArgumentException("discovery is more than presence");
        };
    }

    private Up again(boolean goOn, Up before, PresenceAccount known, Credentials credentials) throws Stopped, NoStream {
        SoapLogin soap = new SoapLogin(equipment.caller(patience), equipment.journal());
        List<HostPort> servers = before.servers().stream()
                .map(server ->
                        new HostPort(server.host(), known.session().server().port()))
                .toList();
        PresenceAccount account = goOn ? soap.goOn(servers, known.session()) : soap.account(servers, credentials);
        List<HostPort> current =
                account.xmppServers().isEmpty() ? before.servers() : ports(account.xmppServers(), XmppLogin.XMPP_PORT);
        try {
            return told(() -> stream(soap, account, current, before.domain(), credentials));
        } catch (Stopped stopped) {
            if (stopped.way() == Stopped.Way.NO_SERVER) {
                throw new NoStream(stopped.getMessage());
            }
            throw stopped;
        }
    }

    private Up told(Opening opening) throws Stopped {
        try {
            Up session = opening.open();
            told(0, SignInDecisions.AT_SERVER.of(session.server()));
            return session;
        } catch (Stopped stopped) {
            told(1, SignInDecisions.NO_PRESENCE.of(stopped.because()));
            throw stopped;
        }
    }

    private Up signedIn(Profile profile, String domain, Credentials credentials, String because) throws Stopped {
        List<String> named = profile.configuration().presenceServers();
        boolean outside = profile.location() == Location.OUTSIDE;
        if (outside ? profile.edgeXmppServers().isEmpty() : named.isEmpty()) {
            throw new Stopped(Stopped.Way.MANUAL_SETTINGS, because + ", but nobody names a presence server");
        }
        if (outside) {
            return stream(profile.edgeXmppServers(), domain, credentials, true);
        }
        Optional<PresenceAccount> known = profile.account();
        if (known.isEmpty() && equipment.settings().connection().presence() == PresenceLogin.XMPP) {
            return stream(ports(named, XmppLogin.XMPP_PORT), domain, credentials, false);
        }
        equipment.presenceServers(ports(named, SoapLogin.PORT));
        SoapLogin soap = new SoapLogin(equipment.caller(patience), equipment.journal());
        PresenceAccount account =
                known.isPresent() ? known.get() : soap.account(ports(named, SoapLogin.PORT), credentials);
        return stream(
                soap,
                account,
                ports(account.xmppServers().isEmpty() ? named : account.xmppServers(), XmppLogin.XMPP_PORT),
                account.domain().isEmpty() ? domain : account.domain(),
                credentials);
    }

    /** With the user's own password. */
    private Up stream(List<HostPort> servers, String domain, Credentials credentials, boolean outside) throws Stopped {
        XmppLogin.SignedIn stream = xmpp(servers, domain, Secrets.password(credentials), onPremises(outside));
        return new Up(
                stream.session(), stream.server(), Optional.empty(), servers, domain, outside, route, Optional.empty());
    }

    /** With one-time passwords of the SOAP session. */
    private Up stream(
            SoapLogin soap, PresenceAccount account, List<HostPort> servers, String domain, Credentials credentials)
            throws Stopped {
        XmppLogin.SignedIn stream = xmpp(
                servers,
                domain,
                () -> new Secrets.Secret(soap.oneTimePassword(account.session(), credentials), Secrets.Kind.ONE_TIME),
                onPremises(false));
        return new Up(
                stream.session(),
                stream.server(),
                Optional.of(account),
                servers,
                domain,
                false,
                route,
                Optional.empty());
    }

    /**
     * Presence in the cloud, with its token; at 443, and where that is blocked at 5222 (S4, port table).
     *
     * @param own the user's, for the cloud
     */
    Up inCloud(WebexAccount account, Credentials own, String domain) throws Stopped {
        List<HostPort> servers = List.of(
                new HostPort(account.xmppServer(), CLOUD_PORT),
                new HostPort(account.xmppServer(), XmppLogin.XMPP_PORT));
        Secrets.Secret token =
                new Secrets.Secret(new Credentials(own.user(), account.token()), Secrets.Kind.WEBEX_TOKEN);
        ConnectionSettings settings = equipment.settings().connection();
        Stream stream = new Stream(
                FileHost.Way.inCloud(MediaChoice.platform(equipment.settings()).desktop()),
                new ImPolicies(settings.aes(), account.supportAes(), account.supportNoEncoding()));
        try {
            XmppLogin.SignedIn signedIn = xmpp(servers, domain, () -> token, stream);
            told(0, SignInDecisions.AT_CLOUD.of(signedIn.server()));
            return new Up(
                    signedIn.session(),
                    signedIn.server(),
                    Optional.empty(),
                    servers,
                    domain,
                    false,
                    Optional.empty(),
                    Optional.of(own));
        } catch (Stopped stopped) {
            told(1, SignInDecisions.NO_CLOUD.of(stopped.because()));
            throw stopped;
        }
    }

    /** How a stream stands to other clients. */
    private record Stream(FileHost.Way files, ImPolicies policies) {}

    private Stream onPremises(boolean outside) {
        boolean desktop = MediaChoice.platform(equipment.settings()).desktop();
        return new Stream(FileHost.Way.of(outside, desktop), ImPolicies.none());
    }

    private XmppLogin.SignedIn xmpp(List<HostPort> servers, String domain, Secrets secrets, Stream stream)
            throws Stopped {
        equipment.presenceServers(servers);
        XmppLogin login = new XmppLogin(
                equipment.dialler(),
                equipment.hosts(),
                equipment.verifier(),
                patience,
                equipment.settings().limits().xmpp(),
                equipment.journal(),
                equipment.correspondence(),
                equipment.seed().draws("stanza ids"),
                new FileHost(
                        equipment.dialler(),
                        equipment.journal(),
                        equipment.seed().draws("files"),
                        stream.files(),
                        route));
        return login.signIn(
                servers, domain, secrets, equipment.settings().identity().resource(), stream.policies());
    }

    /** As the client's log tells it (S1): 0 for success, 1 for failure. */
    private void told(int result, Phrase why) {
        equipment.journal().decided(SignInDecisions.PRESENCE.of(), SignInDecisions.RESULT.of(result), why);
    }

    private static List<HostPort> ports(List<String> hosts, int port) {
        return hosts.stream().map(host -> new HostPort(host, port)).toList();
    }
}
