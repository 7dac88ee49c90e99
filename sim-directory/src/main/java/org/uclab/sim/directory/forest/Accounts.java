package org.uclab.sim.directory.forest;

import com.unboundid.ldap.sdk.DN;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.uclab.lab.model.Spelling;

/**
 * Who may bind, by every name he may bind with. In Active Directory that is the distinguished name, the user principal
 * name and DOMAIN\\account, of any domain of the forest; elsewhere the distinguished name, in AD LDS the user principal
 * name too.
 */
public final class Accounts {

    /** An account. */
    public record Account(String dn, byte[] password) {

        public boolean has(byte[] given) {
            return MessageDigest.isEqual(password, given);
        }
    }

    private final Map<DN, Account> byDn = new HashMap<>();
    private final Map<String, Account> byName = new HashMap<>();

    void add(DirectoryConfig config, Entries entries) {
        // ASSUMED(choice): the NetBIOS name of a domain is the first label of its DNS name, as the wizard proposes.
        String netbios = config.domain().split("\\.", 2)[0];
        for (Entries.Login login : entries.logins()) {
            String dn = login.entry().getDN();
            Account account = new Account(dn, login.password().getBytes(StandardCharsets.UTF_8));
            byDn.put(Names.dn(dn), account);
            if (config.product().microsoft()) {
                byName.put(key(login.id() + "@" + config.domain()), account);
            }
            if (config.product() == Product.ACTIVE_DIRECTORY) {
                byName.put(key(netbios + "\\" + login.id()), account);
            }
        }
    }

    public Optional<Account> find(String bindName) {
        Account named = byName.get(key(bindName));
        return named != null ? Optional.of(named) : Names.parse(bindName).map(byDn::get);
    }

    private static String key(String name) {
        return Spelling.USER_ID.key(name);
    }
}
