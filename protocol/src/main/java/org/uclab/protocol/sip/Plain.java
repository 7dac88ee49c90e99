package org.uclab.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values as nearly every message has them, read without the grammar, which takes ten times as long. What is in the least
 * unusual is none here, and the {@link Grammar}'s: both say the same of all that this one reads.
 */
final class Plain {

    private static final int PORT_DIGITS_MAX = 5;
    private static final int PORT_MAX = 65_535;
    private static final int NUMBER_DIGITS_MAX = 9;
    private static final String VIA = "SIP/2.0/";
    private static final String SIP = "sip:";

    private Plain() {}

    /** {@code SIP/2.0/UDP host:port;name=value}. */
    static Optional<Via> via(String value) {
        int space = value.indexOf(' ');
        if (!value.startsWith(VIA) || space <= VIA.length()) {
            return Optional.empty();
        }
        for (int i = VIA.length(); i < space; i++) {
            if (value.charAt(i) < 'A' || value.charAt(i) > 'Z') {
                return Optional.empty();
            }
        }
        int end = orEnd(value, ';', space + 1);
        int colon = value.indexOf(':', space + 1);
        int hostEnd = colon < 0 || colon > end ? end : colon;
        int port = port(value, hostEnd, end);
        Parameters parameters = parameters(value, end);
        if (port < 0 || parameters == null || !host(value, space + 1, hostEnd)) {
            return Optional.empty();
        }
        return Optional.of(
                new Via(value.substring(VIA.length(), space), value.substring(space + 1, hostEnd), port, parameters));
    }

    /** {@code "Name" <sip:user@host>;name=value}, with the name or without. */
    static Optional<NameAddress> nameAddress(String value) {
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        if (open < 0 || close < 0) {
            return Optional.empty();
        }
        String name = "";
        if (open > 0) {
            int quote = value.indexOf('"', 1);
            boolean plain = value.charAt(0) == '"' && quote == open - 2 && value.charAt(open - 1) == ' ';
            if (!plain || quote == 1 || !named(value, quote)) {
                return Optional.empty();
            }
            name = value.substring(1, quote);
        }
        String uri = value.substring(open + 1, close);
        Parameters parameters = parameters(value, close + 1);
        return parameters == null || sipUri(uri).isEmpty()
                ? Optional.empty()
                : Optional.of(new NameAddress(name, uri, parameters));
    }

    private static boolean named(String value, int quote) {
        if (value.charAt(1) == ' ' || value.charAt(quote - 1) == ' ') {
            return false;
        }
        for (int i = 1; i < quote; i++) {
            char at = value.charAt(i);
            if (at != ' ' && !token(at)) {
                return false;
            }
        }
        return true;
    }

    /** {@code sip:user@host:port;name=value}. */
    static Optional<SipUri> sipUri(String text) {
        if (!text.startsWith(SIP)) {
            return Optional.empty();
        }
        int at = text.indexOf('@');
        int start = at < 0 ? SIP.length() : at + 1;
        for (int i = SIP.length(); i < at; i++) {
            char c = text.charAt(i);
            if (!letterOrDigit(c) && c != '-' && c != '.' && c != '_') {
                return Optional.empty();
            }
        }
        int end = orEnd(text, ';', start);
        int colon = text.indexOf(':', start);
        int hostEnd = colon < 0 || colon > end ? end : colon;
        int port = port(text, hostEnd, end);
        Parameters parameters = parameters(text, end);
        if (at == SIP.length() || port < 0 || parameters == null || !host(text, start, hostEnd)) {
            return Optional.empty();
        }
        String user = at < 0 ? "" : text.substring(SIP.length(), at);
        return Optional.of(new SipUri(false, user, text.substring(start, hostEnd), port, parameters, ""));
    }

    /** {@code 101 REGISTER}. */
    static Optional<CSeq> cseq(String value) {
        int space = value.indexOf(' ');
        if (space < 1 || space > NUMBER_DIGITS_MAX || value.length() - space < 3) {
            return Optional.empty();
        }
        int number = 0;
        for (int i = 0; i < space; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            number = number * 10 + c - '0';
        }
        for (int i = space + 1; i < value.length(); i++) {
            if (value.charAt(i) < 'A' || value.charAt(i) > 'Z') {
                return Optional.empty();
            }
        }
        return Optional.of(new CSeq(number, value.substring(space + 1)));
    }

    private static int orEnd(String text, char what, int from) {
        int found = text.indexOf(what, from);
        return found < 0 ? text.length() : found;
    }

    /** 0 where there is none; negative where it is not plain. */
    private static int port(String text, int colon, int end) {
        if (colon == end) {
            return 0;
        }
        int digits = end - colon - 1;
        if (digits < 1 || digits > PORT_DIGITS_MAX) {
            return -1;
        }
        int port = 0;
        for (int i = colon + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            port = port * 10 + c - '0';
        }
        return port < 1 || port > PORT_MAX ? -1 : port;
    }

    /** A name in small letters or an IPv4 address. */
    private static boolean host(String text, int start, int end) {
        if (start >= end || !small(text.charAt(start)) || !small(text.charAt(end - 1))) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!small(c) && ((c != '.' && c != '-') || !small(text.charAt(i - 1)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean small(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean letterOrDigit(char c) {
        return small(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean token(char c) {
        return letterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '~';
    }

    /** From there to the end; null where they are not plain, or one stands twice. */
    private static Parameters parameters(String text, int from) {
        if (from == text.length()) {
            return Parameters.none();
        }
        List<Parameters.Parameter> all = new ArrayList<>(4);
        int at = from;
        while (at < text.length()) {
            if (text.charAt(at) != ';') {
                return null;
            }
            int end = orEnd(text, ';', at + 1);
            int equals = text.indexOf('=', at + 1);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (!tokens(text, at + 1, nameEnd) || (nameEnd < end && !tokens(text, nameEnd + 1, end))) {
                return null;
            }
            String name = text.substring(at + 1, nameEnd);
            if (capitals(name)) {
                return null; // the grammar makes some of them small
            }
            for (Parameters.Parameter before : all) {
                if (before.name().equals(name)) {
                    return null;
                }
            }
            all.add(new Parameters.Parameter(name, nameEnd == end ? null : text.substring(nameEnd + 1, end)));
            at = end;
        }
        return Parameters.of(all);
    }

    private static boolean capitals(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 'A' && name.charAt(i) <= 'Z') {
                return true;
            }
        }
        return false;
    }

    private static boolean tokens(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!token(text.charAt(i))) {
                return false;
            }
        }
        return start < end;
    }
}
