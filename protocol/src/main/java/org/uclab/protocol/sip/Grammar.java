package org.uclab.protocol.sip;

import gov.nist.core.NameValue;
import gov.nist.core.NameValueList;
import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.address.GenericURI;
import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.header.ContactList;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.ViaList;
import gov.nist.javax.sip.parser.CSeqParser;
import gov.nist.javax.sip.parser.ContactParser;
import gov.nist.javax.sip.parser.URLParser;
import gov.nist.javax.sip.parser.ViaParser;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The grammar of RFC 3261 §25, which is JAIN-SIP's to know: its parsers read one value at a time, and what they make of it
 * becomes a record of ours. Whatever they throw means that the text is not such a value.
 */
final class Grammar {

    private interface Reading<T> {
        T read() throws ParseException;
    }

    private Grammar() {}

    static Optional<Via> via(String value) {
        return reading(() -> {
            ViaList list = (ViaList) new ViaParser("Via: " + line(value)).parse();
            if (list.size() != 1) {
                return null;
            }
            gov.nist.javax.sip.header.Via via = list.get(0);
            if (!"SIP".equalsIgnoreCase(via.getSentProtocol().getProtocolName())
                    || !"2.0".equals(via.getSentProtocol().getProtocolVersion())) {
                return null;
            }
            if (via.getHost().startsWith("[") && value.indexOf('[') < 0) {
                return null; // an IPv6 address stands in brackets
            }
            int port = via.getSentBy().hasPort() ? port(via.getSentBy().getPort()) : 0;
            return new Via(
                    via.getTransport().toUpperCase(Locale.ROOT), via.getHost(), port, parameters(via.getParameters()));
        });
    }

    /** One value of Contact, whose grammar is the widest of those with a name and an address. */
    static Optional<NameAddress> nameAddress(String value) {
        return reading(() -> {
            ContactList list = (ContactList) new ContactParser("Contact: " + line(value)).parse();
            if (list.size() != 1) {
                return null;
            }
            Contact contact = (Contact) list.getFirst();
            if (contact.isWildCard()) {
                return null;
            }
            AddressImpl address = (AddressImpl) contact.getAddress();
            Optional<String> bracketed = written(value);
            if (bracketed.isEmpty() && value.indexOf('?') >= 0) {
                return null; // RFC 3261 §20: a URI with a question mark stands in angle brackets
            }
            String name = address.getDisplayName();
            String uri = bracketed.orElseGet(() -> address.getURI().toString());
            boolean quoted = value.strip().startsWith("\"");
            String plain = name == null ? "" : quoted ? Quotes.without('"' + name.strip() + '"') : name.strip();
            return new NameAddress(plain, uri, parameters(contact.getParameters()));
        });
    }

    /** What stands in the angle brackets, as it was written. */
    private static Optional<String> written(String value) {
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char at = value.charAt(i);
            if (quoted && at == '\\') {
                i++;
            } else if (at == '"') {
                quoted = !quoted;
            } else if (at == '<' && !quoted) {
                int end = value.indexOf('>', i);
                return end < 0
                        ? Optional.empty()
                        : Optional.of(value.substring(i + 1, end).strip());
            }
        }
        return Optional.empty();
    }

    static Optional<SipUri> sipUri(String text) {
        String scheme = text.length() < 5 ? "" : text.substring(0, 5).toLowerCase(Locale.ROOT);
        if (!scheme.startsWith("sip:") && !scheme.equals("sips:")) {
            return Optional.empty();
        }
        return reading(() -> {
            GenericURI read = new URLParser(line(text)).uriReference(true);
            if (!(read instanceof gov.nist.javax.sip.address.SipUri uri)) {
                return null;
            }
            String user = uri.getUser() == null ? "" : uri.getUser();
            if (uri.getUserPassword() != null) {
                user = user + ":" + uri.getUserPassword();
            }
            if (uri.getHost().startsWith("[") && text.indexOf('[') < 0) {
                return null; // RFC 5118 §4.2: without brackets nobody knows where the address ends
            }
            int question = text.indexOf('?');
            return new SipUri(
                    uri.isSecure(),
                    user,
                    uri.getHost(),
                    uri.getHostPort().hasPort() ? port(uri.getPort()) : 0,
                    parameters(uri.getParameters()),
                    question < 0
                                    || uri.getQheaders() == null
                                    || uri.getQheaders().isEmpty()
                            ? ""
                            : text.substring(question + 1));
        });
    }

    static Optional<org.uclab.protocol.sip.CSeq> cseq(String value) {
        return reading(() -> {
            SIPHeader header = new CSeqParser("CSeq: " + line(value)).parse();
            CSeq read = (CSeq) header;
            long number = read.getSeqNumber();
            return number < 0 || number > org.uclab.protocol.sip.CSeq.NUMBER_MAX
                    ? null
                    : new org.uclab.protocol.sip.CSeq(
                            number, value.substring(value.lastIndexOf(' ') + 1).strip());
        });
    }

    private static int port(int number) throws ParseException {
        if (number < 1 || number > 65_535) {
            throw new ParseException("port " + number, 0);
        }
        return number;
    }

    private static Parameters parameters(NameValueList list) {
        if (list == null) {
            return Parameters.none();
        }
        List<Parameters.Parameter> all = new ArrayList<>();
        for (Iterator<NameValue> each = list.iterator(); each.hasNext(); ) {
            String written = each.next().encode();
            int equals = written.indexOf('=');
            all.add(
                    equals < 0
                            ? new Parameters.Parameter(written, null)
                            : new Parameters.Parameter(written.substring(0, equals), written.substring(equals + 1)));
        }
        return Parameters.of(all);
    }

    /** JAIN-SIP's header parsers want the end of their line. */
    private static String line(String value) {
        return value + "\n";
    }

    /** Its lexer throws what it likes where a text is not what it expects, and that is the one answer that matters. */
    private static <T> Optional<T> reading(Reading<T> reading) {
        try {
            return Optional.ofNullable(reading.read());
        } catch (ParseException | RuntimeException malformed) {
            return Optional.empty();
        }
    }
}
