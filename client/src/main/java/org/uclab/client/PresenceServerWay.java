package org.uclab.client;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.uclab.client.config.Configuration;
import org.uclab.client.discovery.SrvOrder;
import org.uclab.client.dns.HostPort;
import org.uclab.client.dns.SrvRecord;
import org.uclab.client.http.Credentials;
import org.uclab.client.step.Patience;
import org.uclab.client.step.Stopped;
import org.uclab.client.xmpp.XmppLogin;

/** Sign-in where discovery found a presence server and no UCM: the presence server authenticates. */
final class PresenceServerWay {

    private static final String WHY = "_cuplogin leads to no UCM";

    private final Equipment equipment;
    private final Patience patience;
    private final Random random;

    PresenceServerWay(Equipment equipment, Patience patience, Random random) {
        this.equipment = equipment;
        this.patience = patience;
        this.random = random;
    }

    /**
     * Signs in at the first server that can be reached.
     *
     * <p>ASSUMED(S4): the record's port is that of the servers' log-in service, which names the XMPP servers. This
     * client takes the record's hosts for those, and is told of no phone services.
     */
    SignIn.Outcome run(List<SrvRecord> records, String domain, Credentials credentials) throws Stopped {
        List<HostPort> servers = SrvOrder.of(records, random).stream()
                .map(record -> new HostPort(record.target(), XmppLogin.XMPP_PORT))
                .toList();
        XmppLogin.SignedIn presence = new XmppLogin(
                        equipment.dialler(),
                        equipment.hosts(),
                        equipment.verifier(),
                        patience,
                        equipment.settings().xmppLimit(),
                        equipment.journal())
                .signIn(servers, domain, credentials, equipment.settings().resource());
        equipment.journal().decided("product mode", ProductMode.IM_ONLY.toString(), WHY);
        SignInResult result = new SignInResult.SignedIn(
                credentials.user(),
                domain,
                Location.INSIDE,
                ProductMode.IM_ONLY,
                new SignInResult.Via("", "", "", presence.server().toString()),
                presence.session().address(),
                Optional.empty(),
                Optional.empty(),
                Configuration.none());
        return new SignIn.Outcome(
                result, Optional.of(OpenServices.presenceOnly(presence.session(), WHY, equipment.journal())));
    }
}
