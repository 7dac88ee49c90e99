package org.uclab.client.tls;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whom the client trusts.
 *
 * @param authorities trust anchors
 * @param revocations the lists of certificates taken back, as they are now; lists not signed by the issuer they name
 *                    are ignored
 */
public record Trust(List<X509Certificate> authorities, Supplier<List<X509CRL>> revocations) {

    public Trust {
        authorities = List.copyOf(authorities);
    }

    /** Trust in these authorities, without any revocation list. */
    public static Trust in(List<X509Certificate> authorities) {
        return new Trust(authorities, List::of);
    }

    /** The same with revocation lists, asked for at each verification. */
    public Trust withRevocations(Supplier<List<X509CRL>> lists) {
        return new Trust(authorities, lists);
    }
}
