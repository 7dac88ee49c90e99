package org.uclab.sim.directory.ldap;

import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.Optional;
import org.uclab.sim.directory.forest.Accounts;
import org.uclab.sim.directory.forest.Names;
import org.uclab.sim.directory.forest.Product;
import org.uclab.sim.directory.forest.Realm;

/** Who is who: answers binds (RFC 4513 §5.1), each product in its own words. */
final class Bindings {

    private static final int LDAP_VERSION = 3;
    private static final int LDAP_OLD_VERSION = 2;

    /** How a bind ended, and as whom; as nobody where it was anonymous or failed. */
    record Bound(Outcome outcome, Optional<Accounts.Account> account) {

        static Bound nobody(Outcome outcome) {
            return new Bound(outcome, Optional.empty());
        }
    }

    private final Realm realm;

    Bindings(Realm realm) {
        this.realm = realm;
    }

    Bound answer(BindRequestProtocolOp bind) {
        // Microsoft's say in the root DSE that they take version 2 as well; OpenLDAP's administrator would have to
        // allow it.
        if (bind.getVersion() != LDAP_VERSION
                && !(realm.product().microsoft() && bind.getVersion() == LDAP_OLD_VERSION)) {
            return refused(ResultCode.PROTOCOL_ERROR, "only version 3 is spoken here");
        }
        if (bind.getCredentialsType() != BindRequestProtocolOp.CRED_TYPE_SIMPLE) {
            return refused(ResultCode.AUTH_METHOD_NOT_SUPPORTED, "only simple binds are known here");
        }
        byte[] password = bind.getSimplePassword().getValue();
        if (bind.getBindDN().isEmpty()) {
            return anonymous();
        }
        return password.length == 0 ? unauthenticated() : simple(bind.getBindDN(), password);
    }

    /** What who may not read is told, when reading. */
    static Outcome unbound(Product product) {
        // ASSUMED(Microsoft; slapd, require authc): codes as seen of the products, texts our own.
        return product.microsoft()
                ? Outcome.of(ResultCode.OPERATIONS_ERROR, "000004DC: a successful bind must be completed first")
                : Outcome.of(ResultCode.STRONG_AUTH_REQUIRED, "authentication required");
    }

    /** Microsoft lets everybody bind as nobody, who then may read nothing but what the server tells of itself. */
    private Bound anonymous() {
        return realm.settings().anonymous() || realm.product().microsoft()
                ? Bound.nobody(Outcome.SUCCESS)
                : refused(ResultCode.INAPPROPRIATE_AUTHENTICATION, "anonymous bind disallowed");
    }

    /** RFC 4513 §5.1.2: a name without a password proves nothing. */
    private Bound unauthenticated() {
        // ASSUMED(Microsoft, 2012 R2): it counts as anonymous there unless a policy says otherwise.
        return realm.product().microsoft()
                ? Bound.nobody(Outcome.SUCCESS)
                : refused(ResultCode.UNWILLING_TO_PERFORM, "unauthenticated bind (DN with no password) disallowed");
    }

    private Bound simple(String name, byte[] password) {
        if (!realm.product().microsoft() && Names.parse(name).isEmpty()) {
            return refused(ResultCode.INVALID_DN_SYNTAX, "invalid DN");
        }
        Optional<Accounts.Account> account = realm.accounts().find(name);
        if (account.isPresent() && account.get().has(password)) {
            return new Bound(Outcome.SUCCESS, account);
        }
        // The product tells a wrong password (52e) and an unknown name (525) apart in the text only.
        return refused(
                ResultCode.INVALID_CREDENTIALS,
                realm.product().microsoft()
                        ? "80090308: AcceptSecurityContext error, data " + (account.isPresent() ? "52e" : "525")
                        : "");
    }

    private static Bound refused(ResultCode code, String text) {
        return Bound.nobody(Outcome.of(code, text));
    }
}
