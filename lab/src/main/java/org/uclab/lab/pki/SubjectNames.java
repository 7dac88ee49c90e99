package org.uclab.lab.pki;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The subject alternative name of a profile, as ASN.1 (RFC 5280 §4.2.1.6). */
final class SubjectNames {

    /** id-on-dnsSRV, RFC 4985 §2. */
    private static final ASN1ObjectIdentifier DNS_SRV = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.7");

    private SubjectNames() {}

    /** The names, possibly none. */
    static GeneralName[] of(CertificateProfile profile) {
        List<GeneralName> names = new ArrayList<>();
        profile.dnsNames().forEach(name -> names.add(host(name)));
        profile.aliases().values().forEach(all -> all.forEach(name -> names.add(host(name))));
        profile.ipAddresses().forEach(address -> names.add(new GeneralName(GeneralName.iPAddress, address)));
        profile.srvNames().forEach(name -> names.add(other(DNS_SRV, new DERIA5String(name, true))));
        profile.otherNames()
                .forEach(name ->
                        names.add(other(new ASN1ObjectIdentifier(name.type()), new DERUTF8String(name.value()))));
        return names.toArray(GeneralName[]::new);
    }

    static GeneralNames sequence(GeneralName[] names) {
        return new GeneralNames(names);
    }

    static GeneralName host(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    private static GeneralName other(ASN1ObjectIdentifier type, ASN1Encodable value) {
        DERTaggedObject tagged = new DERTaggedObject(true, 0, value);
        return new GeneralName(GeneralName.otherName, new DERSequence(new ASN1Encodable[] {type, tagged}));
    }
}
