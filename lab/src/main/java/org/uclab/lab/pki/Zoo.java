package org.uclab.lab.pki;

import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.uclab.lab.fault.CertificateDefect;

/** Makes certificates of one host that are wrong in one way. */
final class Zoo {

    private static final String STRANGER = "another-host.invalid";
    private static final String OTHER_DOMAIN = "another-domain.invalid";

    /** RFC 5737 §3: an address that no host has. */
    private static final String NOBODYS = "192.0.2.1";

    /** Of the arc for numbers that need no register (ITU-T X.667). */
    private static final ASN1ObjectIdentifier UNHEARD_OF = new ASN1ObjectIdentifier("2.25.314159265");

    private static final int LADDER = 11;

    private final LabCa ca;
    private final CertificateProfile profile;
    private final String host;

    Zoo(LabCa ca, CertificateProfile profile, String host) {
        this.ca = ca;
        this.profile = profile;
        this.host = host;
    }

    TlsIdentity issue(CertificateDefect defect) {
        profile.lacks(defect).ifPresent(what -> {
            throw new IllegalArgumentException(
                    "the certificate of " + host + " has no " + what + " that could be missing");
        });
        return switch (defect.kind()) {
            case DATES -> dates(defect);
            case NAMES -> names(defect);
            case CHAIN -> chain(defect);
            case KEYS -> keys(defect);
            case USAGE -> usage(defect);
            case RULES -> rules(defect);
            case REVOCATION -> revoked(defect);
        };
    }

    private TlsIdentity dates(CertificateDefect defect) {
        Issuer.Validity over = ca.until(ca.now().minus(LabCa.ONE_DAY));
        Issuer.Validity toCome = ca.from(ca.now().plus(LabCa.ONE_DAY));
        return switch (defect) {
            case EXPIRED -> by(ca.root(), over);
            case NOT_YET_VALID -> by(ca.root(), toCome);
            case VALIDITY_BACKWARDS -> by(ca.root(), new Issuer.Validity(toCome.from(), over.to()));
            case ISSUER_EXPIRED -> by(below(over, UnaryOperator.identity()));
            case ISSUER_NOT_YET_VALID -> by(below(toCome, UnaryOperator.identity()));
            default -> throw another(defect);
        };
    }

    private TlsIdentity names(CertificateDefect defect) {
        return switch (defect) {
            case NAME_MISMATCH -> named(STRANGER, STRANGER);
            case SIBLING_NAME -> renamed(name -> "another-host." + parent(name));
            case DOMAIN_ALONE -> renamed(Zoo::parent);
            case SHORT_NAME -> renamed(name -> label(name));
            case OTHER_CASE -> renamed(name -> name.toUpperCase(Locale.ROOT));
            case COMMON_NAME_ALONE -> named(host);
            case COMMON_NAME_ONLY_RIGHT -> named(host, STRANGER);
            case NO_NAME -> named("Another company");
            case URI_ALONE -> only(new GeneralName(GeneralName.uniformResourceIdentifier, "https://" + host + "/"));
            case ADDRESS_ALONE -> only(new GeneralName(GeneralName.iPAddress, NOBODYS));
            case ADDRESS_AS_NAME -> only(SubjectNames.host(NOBODYS));
            case WILDCARD -> renamed(name -> "*." + parent(name));
            case WILDCARD_IN_LABEL -> renamed(name -> name.charAt(0) + "*." + parent(name));
            case WILDCARD_INSIDE -> renamed(name -> label(name) + ".*." + parent(parent(name)));
            case WILDCARD_TWICE -> renamed(name -> "*.*." + parent(parent(name)));
            case WILDCARD_BELOW -> renamed(name -> "*." + name);
            case WILDCARD_FOR_ALL -> renamed(name -> "*." + name.substring(name.lastIndexOf('.') + 1));
            case NAME_WITH_NUL -> only(SubjectNames.host(host + '\0' + '.' + OTHER_DOMAIN));
            case SRV_NAME_MISSING -> ca.issue(profile.withSrvNames(List.of()));
            case SRV_NAME_OF_OTHER_DOMAIN ->
                ca.issue(profile.withSrvNames(List.of("_collab-edge._tls." + OTHER_DOMAIN)));
            case SRV_NAME_OF_OTHER_SERVICE ->
                ca.issue(profile.withSrvNames(List.of("_another-service._tls." + parent(host))));
            case CHAT_ALIAS_MISSING -> ca.issue(profile.withAliases(CertificateProfile.CHAT_ALIAS, List.of()));
            case PHONE_PROFILE_MISSING -> ca.issue(profile.withAliases(CertificateProfile.PHONE_PROFILE, List.of()));
            default -> throw another(defect);
        };
    }

    private TlsIdentity chain(CertificateDefect defect) {
        X509Certificate root = ca.certificate();
        return switch (defect) {
            case UNKNOWN_CA -> ca.stranger().issue(profile);
            case IMPOSTOR_CA -> ca.impostor().issue(profile);
            case SELF_SIGNED -> Issuer.selfSigned(profile, key(), ca.nextSerial(), ca.good());
            case BAD_SIGNATURE -> spoilt(ca.issue(profile));
            case CHAIN_GAP -> by(below().showing(List.of(root)));
            case CHAIN_ORDER -> backwards(by(below(below(), UnaryOperator.identity())));
            case CHAIN_STRANGER -> by(ca.root().showing(List.of(ca.stranger().certificate(), root)));
            case CHAIN_TOO_LONG -> by(ladder());
            default -> throw another(defect);
        };
    }

    private TlsIdentity keys(CertificateDefect defect) {
        return switch (defect) {
            case WEAK_KEY -> ca.issue(profile.withKeySpec(KeySpec.RSA_1024));
            case ISSUER_WEAK_KEY -> by(below(ca.root(), ca.key(KeySpec.RSA_1024), ca.good(), UnaryOperator.identity()));
            case MD5_SIGNATURE -> by(ca.rsaIssuer().sealing(Seal.RSA_MD5));
            case ISSUER_MD5_SIGNATURE -> by(below(ca.rsaIssuer().sealing(Seal.RSA_MD5), UnaryOperator.identity()));
            case MD2_SIGNATURE -> by(ca.rsaIssuer().sealing(Seal.RSA_MD2));
            case SHA1_SIGNATURE -> by(ca.rsaIssuer().sealing(Seal.RSA_SHA1));
            default -> throw another(defect);
        };
    }

    private TlsIdentity usage(CertificateDefect defect) {
        boolean rsa = profile.keySpec().algorithm().equals("RSA");
        return switch (defect) {
            case CLIENT_PURPOSE_ALONE -> by(draft -> draft.purposes(KeyPurposeId.id_kp_clientAuth));
            case CLIENT_PURPOSE_MISSING -> by(draft -> draft.purposes(KeyPurposeId.id_kp_serverAuth));
            case OTHER_PURPOSE -> by(draft -> draft.purposes(KeyPurposeId.id_kp_codeSigning));
            case NO_SIGNATURE_USAGE -> by(draft -> draft.usage(rsa ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement));
            case CA_USAGE_ALONE -> by(draft -> draft.usage(KeyUsage.keyCertSign));
            default -> throw another(defect);
        };
    }

    private TlsIdentity rules(CertificateDefect defect) {
        return switch (defect) {
            case ISSUER_NO_CA ->
                by(below(draft -> draft.with(Extension.basicConstraints, true, new BasicConstraints(false))));
            case ISSUER_WITHOUT_CONSTRAINTS -> by(below(draft -> draft.without(Extension.basicConstraints)));
            case ISSUER_USAGE -> by(below(draft -> draft.usage(KeyUsage.digitalSignature)));
            case PATH_TOO_LONG ->
                by(below(
                        below(draft -> draft.with(Extension.basicConstraints, true, new BasicConstraints(0))),
                        UnaryOperator.identity()));
            case NAMES_EXCLUDED -> by(constrained(null, subtrees(parent(host))));
            case NAMES_NOT_PERMITTED -> by(constrained(subtrees(OTHER_DOMAIN), null));
            case UNKNOWN_CRITICAL -> by(Zoo::unheardOf);
            case ISSUER_UNKNOWN_CRITICAL -> by(below(Zoo::unheardOf));
            default -> throw another(defect);
        };
    }

    private TlsIdentity revoked(CertificateDefect defect) {
        return switch (defect) {
            case REVOKED -> ca.revoke(ca.issue(profile));
            case ISSUER_REVOKED -> {
                Issuer below = below();
                ca.revoke(below.chain().get(0));
                yield by(below);
            }
            default -> throw another(defect);
        };
    }

    private static IllegalStateException another(CertificateDefect defect) {
        return new IllegalStateException(defect + " is not made here");
    }

    private KeyPair key() {
        return ca.key(profile);
    }

    private TlsIdentity by(Issuer issuer) {
        return by(issuer, ca.good());
    }

    private TlsIdentity by(Issuer issuer, Issuer.Validity validity) {
        return issuer.identity(profile, key(), ca.nextSerial(), validity, ca::marked);
    }

    private TlsIdentity by(UnaryOperator<Draft> change) {
        return ca.root().identity(profile, key(), ca.nextSerial(), ca.good(), change);
    }

    private Issuer below() {
        return below(UnaryOperator.identity());
    }

    private Issuer below(UnaryOperator<Draft> change) {
        return below(ca.good(), change);
    }

    private Issuer below(Issuer.Validity validity, UnaryOperator<Draft> change) {
        return below(ca.root(), KeySpec.EC_P256.generate(), validity, change);
    }

    private Issuer below(Issuer above, UnaryOperator<Draft> change) {
        return below(above, KeySpec.EC_P256.generate(), ca.good(), change);
    }

    /** Each has a name of its own, so that nobody takes one for another. */
    private Issuer below(Issuer above, KeyPair keys, Issuer.Validity validity, UnaryOperator<Draft> change) {
        var serial = ca.nextSerial();
        return above.below("Issuer " + serial.toString(Character.MAX_RADIX), keys, serial, validity, change);
    }

    private Issuer ladder() {
        Issuer lowest = ca.root();
        for (int i = 0; i < LADDER; i++) {
            lowest = below(lowest, UnaryOperator.identity());
        }
        return lowest;
    }

    private Issuer constrained(GeneralSubtree[] permitted, GeneralSubtree[] excluded) {
        return below(draft -> draft.with(Extension.nameConstraints, true, new NameConstraints(permitted, excluded)));
    }

    private static GeneralSubtree[] subtrees(String domain) {
        return new GeneralSubtree[] {new GeneralSubtree(SubjectNames.host(domain))};
    }

    private static Draft unheardOf(Draft draft) {
        return draft.with(UNHEARD_OF, true, new DERUTF8String("whatever this may mean"));
    }

    private TlsIdentity named(String common, String... hosts) {
        return ca.issue(profile.named(common, List.of(hosts)));
    }

    /** Under these names of the same hosts; what else it says stays. */
    private TlsIdentity renamed(UnaryOperator<String> spelling) {
        List<String> hosts = new ArrayList<>(profile.dnsNames());
        profile.aliases().values().forEach(hosts::addAll);
        return ca.issue(profile.named(
                spelling.apply(host), hosts.stream().map(spelling).distinct().toList()));
    }

    /** With that alternative name and no other, and nobody's common name. */
    private TlsIdentity only(GeneralName name) {
        return ca.root()
                .identity(
                        profile.named(STRANGER, List.of()),
                        key(),
                        ca.nextSerial(),
                        ca.good(),
                        draft -> draft.names(name));
    }

    /** The same with one bit of its signature turned. */
    private static TlsIdentity spoilt(TlsIdentity good) {
        try {
            byte[] der = good.leaf().getEncoded();
            der[der.length - 1] ^= 1;
            List<X509Certificate> chain = new ArrayList<>(good.chain());
            chain.set(0, Draft.read(der));
            return new TlsIdentity(good.privateKey(), chain);
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static TlsIdentity backwards(TlsIdentity good) {
        List<X509Certificate> issuers =
                new ArrayList<>(good.chain().subList(1, good.chain().size()));
        Collections.reverse(issuers);
        List<X509Certificate> chain = new ArrayList<>(List.of(good.leaf()));
        chain.addAll(issuers);
        return new TlsIdentity(good.privateKey(), chain);
    }

    private static String label(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The name without its first label, or all of it where it has one only. */
    private static String parent(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(dot + 1);
    }
}
