package org.uclab.shell.sip;

import java.nio.charset.StandardCharsets;
import org.uclab.lab.history.Facts;
import org.uclab.lab.history.Message;
import org.uclab.protocol.sip.NameAddress;
import org.uclab.protocol.sip.SipHeader;
import org.uclab.protocol.sip.SipMessage;
import org.uclab.protocol.sip.SipReader;
import org.uclab.protocol.sip.SipRequest;
import org.uclab.protocol.sip.SipResponse;

/** A message as the history keeps it. */
sealed interface SipContent extends Message.Content {

    /** All of it as text. */
    String text();

    /** A message that could be read, or one of ours: its bytes, of which most are never looked at again. */
    final class Whole implements SipContent {

        private final byte[] bytes;

        Whole(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public Facts facts() {
            SipMessage message = SipReader.again(bytes);
            Facts.Builder facts = Facts.with();
            if (message instanceof SipRequest request) {
                facts.and(SipFacts.METHOD, request.method()).and(SipFacts.URI, request.uri());
            } else if (message instanceof SipResponse response) {
                facts.and(SipFacts.STATUS, response.status()).unlessEmpty(SipFacts.PHRASE, response.phrase());
            }
            named(message, facts);
            for (SipHeader field : message.headers().fields()) {
                facts.unlessEmpty(SipFacts.header(field.name()), field.value());
            }
            if (!message.body().isEmpty()) {
                facts.unlessEmpty(SipFacts.TYPE, message.contentType())
                        .and(SipFacts.BODY, message.body().text());
            }
            return facts.hiding(SipSecrets.of(message)).done();
        }

        /** What of a message of ours was spoilt on purpose has no such fact. */
        private static void named(SipMessage message, Facts.Builder facts) {
            message.header("From")
                    .flatMap(NameAddress::parse)
                    .ifPresent(from -> facts.and(SipFacts.FROM, from.uri()).unlessEmpty(SipFacts.FROM_TAG, from.tag()));
            message.header("To")
                    .flatMap(NameAddress::parse)
                    .ifPresent(to -> facts.and(SipFacts.TO, to.uri()).unlessEmpty(SipFacts.TO_TAG, to.tag()));
            message.header("Call-ID").ifPresent(id -> facts.unlessEmpty(SipFacts.CALL_ID, id));
            message.header("CSeq")
                    .filter(cseq -> cseq.matches("[0-9]{1,9} +\\S+"))
                    .ifPresent(cseq -> {
                        String[] words = cseq.split(" +", 2);
                        facts.and(SipFacts.CSEQ, Integer.parseInt(words[0])).and(SipFacts.ABOUT, words[1]);
                    });
            message.headers().values("Via").stream()
                    .findFirst()
                    .flatMap(org.uclab.protocol.sip.Via::parse)
                    .ifPresent(via -> facts.unlessEmpty(SipFacts.BRANCH, via.branch()));
            message.contacts().forEach(contact -> facts.and(SipFacts.CONTACT, contact.uri()));
        }
    }

    /** What is no message; its bytes are not kept. */
    record Unreadable(String why, int size) implements SipContent {

        @Override
        public String text() {
            return "unreadable: " + why;
        }

        @Override
        public byte[] bytes() {
            return new byte[0];
        }

        @Override
        public Facts facts() {
            return Facts.with().and(SipFacts.FLAW, why).done();
        }
    }
}
