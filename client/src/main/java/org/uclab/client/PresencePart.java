package org.uclab.client;

import java.util.List;
import java.util.Optional;
import org.uclab.client.dns.HostPort;
import org.uclab.client.http.Credentials;
import org.uclab.client.soap.PresenceAccount;
import org.uclab.client.soap.SoapLogin;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.xmpp.Secrets;
import org.uclab.client.xmpp.XmppLogin;
import org.uclab.lab.history.Phrase;

/**
 * The presence part of a client: inside a log-in by SOAP and then XMPP with a one-time password (S3, "Client Behavior
 * During a Failover"), outside XMPP alone.
 */
final class PresencePart {

    private final Equipment equipment;
    private final Patience patience;

    PresencePart(Equipment equipment, Patience patience) {
        this.equipment = equipment;
        this.patience = patience;
    }

    /**
     * Starts it.
     *
     * @param domain  of the user's address
     * @param because why there is to be presence
     */
    XmppLogin.SignedIn start(Profile profile, String domain, Credentials credentials, String because) throws Stopped {
        try {
            XmppLogin.SignedIn session = signedIn(profile, domain, credentials, because);
            told(0, SignInDecisions.AT_SERVER.of(session.server()));
            return session;
        } catch (Stopped stopped) {
            told(1, SignInDecisions.NO_PRESENCE.of(stopped.because()));
            throw stopped;
        }
    }

    private XmppLogin.SignedIn signedIn(Profile profile, String domain, Credentials credentials, String because)
            throws Stopped {
        List<String> named = profile.configuration().presenceServers();
        boolean outside = profile.location() == Location.OUTSIDE;
        if (outside ? profile.edgeXmppServers().isEmpty() : named.isEmpty()) {
            throw new Stopped(Stopped.Way.MANUAL_SETTINGS, because + ", but nobody names a presence server");
        }
        if (outside) {
            return xmpp(profile.edgeXmppServers(), domain, Secrets.password(credentials));
        }
        Optional<PresenceAccount> known = profile.account();
        if (known.isEmpty() && equipment.settings().connection().presence() == PresenceLogin.XMPP) {
            return xmpp(ports(named, XmppLogin.XMPP_PORT), domain, Secrets.password(credentials));
        }
        SoapLogin soap = new SoapLogin(equipment.caller(patience), equipment.journal());
        PresenceAccount account =
                known.isPresent() ? known.get() : soap.account(ports(named, SoapLogin.PORT), credentials);
        return xmpp(
                ports(account.xmppServers().isEmpty() ? named : account.xmppServers(), XmppLogin.XMPP_PORT),
                account.domain().isEmpty() ? domain : account.domain(),
                () -> new Secrets.Secret(soap.oneTimePassword(account.session(), credentials), true));
    }

    private XmppLogin.SignedIn xmpp(List<HostPort> servers, String domain, Secrets secrets) throws Stopped {
        XmppLogin login = new XmppLogin(
                equipment.dialler(),
                equipment.hosts(),
                equipment.verifier(),
                patience,
                equipment.settings().limits().xmpp(),
                equipment.journal());
        return login.signIn(
                servers, domain, secrets, equipment.settings().identity().resource());
    }

    /** As the client's log tells it (S1): 0 for success, 1 for failure. */
    private void told(int result, Phrase why) {
        equipment.journal().decided(SignInDecisions.PRESENCE.of(), SignInDecisions.RESULT.of(result), why);
    }

    private static List<HostPort> ports(List<String> hosts, int port) {
        return hosts.stream().map(host -> new HostPort(host, port)).toList();
    }
}
