package org.uclab.sim.webex;

import java.util.List;
import java.util.Optional;
import org.uclab.lab.model.LabModel;
import org.uclab.lab.model.User;
import org.uclab.protocol.presence.MessageLog;
import org.uclab.protocol.presence.RosterStore;
import org.uclab.protocol.room.RoomDatabase;
import org.uclab.protocol.xmpp.Jid;

/**
 * What the hosts of the cloud share outside the wires of this lab: accounts, what was given out, contact lists, rooms and the
 * archive. It outlives every power cut. Safe for any thread.
 */
record WebexCloud(
        WebexSection.Cloud config,
        Accounts accounts,
        Passes tokens,
        Passes credentials,
        RosterStore rosters,
        RoomDatabase rooms,
        MessageLog archive) {

    /** Contacts of one user, and again requests that wait for an answer. ASSUMED(choice). */
    static final int CONTACTS_MAX = 1_000;

    static WebexCloud of(WebexSection section, LabModel model) {
        WebexSection.Cloud config = section.cloud().orElseGet(() -> WebexSection.Cloud.of(List.of()));
        Accounts accounts = new Accounts(config.organisations());
        section.people()
                .everybody(model, (user, account) -> account(accounts, model, user, account))
                .flatMap(Optional::stream)
                .forEach(accounts::add);
        RosterStore rosters = new RosterStore(CONTACTS_MAX);
        for (Accounts.Account account : accounts.all()) {
            for (String contact : account.contacts()) {
                Jid.parse(contact)
                        .flatMap(accounts::of)
                        .ifPresent(other -> rosters.seed(account.address(), other.address(), other.fullName()));
            }
        }
        return new WebexCloud(
                config,
                accounts,
                new Passes(config.lives().token(), false),
                new Passes(config.lives().credential(), true),
                rosters,
                new RoomDatabase(),
                new MessageLog());
    }

    private static Optional<Accounts.Account> account(
            Accounts accounts, LabModel model, User user, Optional<WebexSection.Subscriber> subscriber) {
        Optional<WebexSection.Organisation> organisation = accounts.organisation(user.domain());
        if (subscriber.isEmpty() || organisation.isEmpty()) {
            return Optional.empty();
        }
        List<String> contacts = subscriber.get().contacts().stream()
                .map(id -> model.users().get(id))
                .map(User::address)
                .toList();
        return Jid.parse(user.address())
                .map(address -> new Accounts.Account(
                        address,
                        subscriber.get().password().orElse(user.password()),
                        user.fullName(),
                        organisation.get(),
                        contacts));
    }
}
