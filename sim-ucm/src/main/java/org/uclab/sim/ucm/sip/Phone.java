package org.uclab.sim.ucm.sip;

import java.time.Instant;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipUri;
import org.uclab.sim.ucm.cluster.DeviceModel;
import org.uclab.sim.ucm.database.ClusterState;

/**
 * A device while it is registered here.
 *
 * @param owned    the device and whose it is
 * @param line     directory number, digits only
 * @param contact  as it registered
 * @param instance its {@code +sip.instance}; empty for none
 * @param flow     the way to it
 * @param callId   of its registration
 * @param remoteCc whether it is a phone of the product's kind
 * @param until    lab time up to which its registration was granted
 */
record Phone(
        ClusterState.Owned owned,
        String line,
        NameAddress contact,
        String instance,
        Flow flow,
        String callId,
        boolean remoteCc,
        Instant until) {

    private static final String ORIGINAL = "orig-hostport";

    String name() {
        return owned.device().name();
    }

    /** For people. */
    String displayName() {
        return (owned.owner().firstName() + " " + owned.owner().lastName()).strip();
    }

    /** Whether it is somebody else's, and proves its user by digest. */
    boolean thirdParty() {
        return DeviceModel.named(owned.device().model())
                .filter(DeviceModel::thirdParty)
                .isPresent();
    }

    /** Whether it proves its user by digest, whoever's it is. */
    boolean proves() {
        return thirdParty() || owned.device().security().digest();
    }

    /** Where it is behind an Expressway-C, whose address it has (S1); empty for one that is reached straight. */
    String outside() {
        return contact.sipUri().flatMap(uri -> uri.parameters().value(ORIGINAL)).orElse("");
    }

    Phone over(Flow other) {
        return new Phone(owned, line, contact, instance, other, callId, remoteCc, until);
    }

    /** The user part of its Contact. */
    String contactUser() {
        return contact.sipUri().map(SipUri::user).orElse("");
    }
}
