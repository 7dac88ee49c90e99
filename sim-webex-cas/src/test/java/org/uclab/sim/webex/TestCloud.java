package org.uclab.sim.webex;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.protocol.presence.MessageLog;
import org.uclab.protocol.presence.RosterStore;
import org.uclab.protocol.room.RoomDatabase;
import org.uclab.protocol.xmpp.Jid;

/** Clouds without a world. */
final class TestCloud {

    static final String PASSWORD = "Clouds1";

    private TestCloud() {}

    /** One with nobody in it. */
    static WebexCloud of(WebexSection.Cloud config) {
        return new WebexCloud(
                config,
                new Accounts(config.organisations()),
                new Passes(config.lives().token(), false),
                new Passes(config.lives().credential(), true),
                new RosterStore(WebexCloud.CONTACTS_MAX),
                new RoomDatabase(),
                new MessageLog());
    }

    /** Two organisations, one of which logs; ada and bob of the first see each other, cleo is of the other, sid signs in by SSO. */
    static WebexCloud peopled() {
        WebexSection.Organisation one = new WebexSection.Organisation(
                "one.test",
                false,
                new WebexSection.Policies(true, true, true),
                Map.of("Telephony_Enabled", "false"),
                new WebexSection.UcServices(List.of("tftp.one.test"), List.of("ccmcip.one.test")));
        WebexSection.Organisation two = WebexSection.Organisation.plain("two.test", false);
        WebexSection.Organisation sso = WebexSection.Organisation.plain("sso.test", true);
        WebexSection.Cloud plain = WebexSection.Cloud.of(List.of(one, two, sso));
        WebexCloud cloud = of(new WebexSection.Cloud(
                "loginp.test", Optional.of("im.test"), plain.organisations(), plain.words(), plain.lives(), 1));
        add(cloud, "ada@one.test", one);
        add(cloud, "bob@one.test", one);
        add(cloud, "cleo@two.test", two);
        add(cloud, "sid@sso.test", sso);
        cloud.rosters().seed(Jid.valid("ada@one.test"), Jid.valid("bob@one.test"), "Bob");
        cloud.rosters().seed(Jid.valid("bob@one.test"), Jid.valid("ada@one.test"), "Ada");
        return cloud;
    }

    private static void add(WebexCloud cloud, String address, WebexSection.Organisation organisation) {
        cloud.accounts().add(new Accounts.Account(Jid.valid(address), PASSWORD, address, organisation, List.of()));
    }
}
