package org.uclab.sim.webex;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.model.Spelling;
import org.uclab.protocol.xmpp.Jid;

/** The organisations of the cloud and their users. */
final class Accounts {

    /**
     * Somebody who can sign in.
     *
     * @param address  bare
     * @param fullName may be empty
     * @param contacts bare addresses
     */
    record Account(
            Jid address,
            String password,
            String fullName,
            WebexSection.Organisation organisation,
            List<String> contacts) {}

    private final Map<String, WebexSection.Organisation> organisations = new LinkedHashMap<>();
    private final Map<Jid, Account> accounts = new LinkedHashMap<>();

    Accounts(List<WebexSection.Organisation> organisations) {
        organisations.forEach(one -> this.organisations.put(Spelling.DOMAIN.key(one.domain()), one));
    }

    void add(Account account) {
        accounts.put(account.address(), account);
    }

    /** Everybody, in the order of the world. */
    List<Account> all() {
        return List.copyOf(accounts.values());
    }

    Optional<WebexSection.Organisation> organisation(String domain) {
        return Optional.ofNullable(organisations.get(Spelling.DOMAIN.key(domain)));
    }

    Optional<Account> of(Jid user) {
        return Optional.ofNullable(accounts.get(user.bare()));
    }

    /** The account with that address in any case and that password. */
    Optional<Account> of(String address, String password) {
        return Jid.parse(address)
                .filter(user -> !user.isFull())
                .flatMap(this::of)
                .filter(account -> same(account.password(), password));
    }

    private static boolean same(String known, String shown) {
        return MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
