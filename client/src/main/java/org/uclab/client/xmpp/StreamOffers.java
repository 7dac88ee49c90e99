package org.uclab.client.xmpp;

import java.util.Optional;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smackx.bytestreams.socks5.packet.Bytestream;
import org.jivesoftware.smackx.si.packet.StreamInitiation;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.ListSingleFormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jxmpp.jid.Jid;

/** The stanzas of a file transfer: stream initiation (XEP-0095, XEP-0096) and bytestreams (XEP-0065). */
final class StreamOffers {

    /** XEP-0095 §3.2. */
    private static final String STREAM_METHOD = "stream-method";

    private StreamOffers() {}

    /** XEP-0096 §3: offers a file, to be sent as a SOCKS5 bytestream. */
    static StreamInitiation offer(Jid to, String id, String name, long octets) {
        StreamInitiation offer = new StreamInitiation();
        offer.setTo(to);
        offer.setType(IQ.Type.set);
        offer.setSessionID(id);
        offer.setMimeType("application/octet-stream");
        offer.setFile(new StreamInitiation.File(name, octets));
        offer.setFeatureNegotiationForm(DataForm.builder(DataForm.Type.form)
                .addField(FormField.listSingleBuilder(STREAM_METHOD)
                        .addOption(new FormField.Option(Bytestream.NAMESPACE))
                        .build())
                .build());
        return offer;
    }

    /** Whether a SOCKS5 bytestream is among the ways that an offer has. */
    static boolean offersBytestream(StreamInitiation offer) {
        return method(offer)
                .filter(field -> field instanceof ListSingleFormField)
                .map(field -> ((ListSingleFormField) field)
                        .getOptions().stream()
                                .anyMatch(option -> option.getValueString().equals(Bytestream.NAMESPACE)))
                .orElse(false);
    }

    /** Whether an answer takes that way. */
    static boolean takesBytestream(IQ answer) {
        return answer instanceof StreamInitiation taken
                && method(taken)
                        .map(FormField::getFirstValue)
                        .filter(Bytestream.NAMESPACE::equals)
                        .isPresent();
    }

    private static Optional<FormField> method(StreamInitiation stanza) {
        return Optional.ofNullable(stanza.getFeatureNegotiationForm())
                .flatMap(form -> Optional.ofNullable(form.getField(STREAM_METHOD)));
    }

    /** XEP-0096 §3: takes it. */
    static StreamInitiation take(IQ offer) {
        StreamInitiation taken = new StreamInitiation();
        taken.setTo(offer.getFrom());
        taken.setStanzaId(offer.getStanzaId());
        taken.setType(IQ.Type.result);
        taken.setFeatureNegotiationForm(DataForm.builder(DataForm.Type.submit)
                .addField(FormField.listSingleBuilder(STREAM_METHOD)
                        .setValue(Bytestream.NAMESPACE)
                        .build())
                .build());
        return taken;
    }

    /** XEP-0096 §3: the user does not want it. */
    static ErrorIQ decline(IQ offer) {
        return IQ.createErrorResponse(
                offer,
                StanzaError.getBuilder(StanzaError.Condition.forbidden)
                        .setDescriptiveEnText("Offer Declined")
                        .build());
    }

    /** XEP-0065 §5.3.1: where the stream is to be had. */
    static Bytestream hosts(Jid to, String id, Jid own, String address, int port) {
        Bytestream hosts = new Bytestream(id);
        hosts.setTo(to);
        hosts.setType(IQ.Type.set);
        hosts.setMode(Bytestream.Mode.tcp);
        hosts.addStreamHost(own, address, port);
        return hosts;
    }

    /** XEP-0065 §5.3.3: which of them is used. */
    static Bytestream used(Bytestream asked, Jid host) {
        Bytestream used = new Bytestream(asked.getSessionID());
        used.setTo(asked.getFrom());
        used.setStanzaId(asked.getStanzaId());
        used.setType(IQ.Type.result);
        used.setUsedHost(host);
        return used;
    }
}
