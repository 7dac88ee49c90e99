package org.uclab.lab.fault;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every fault by the name users type, and the way from text to value. */
public final class FaultCatalogue {

    /**
     * @param name    the first word
     * @param form    how it is written, with its argument
     * @param layer   {@code link} or the protocol whose answer is wrong
     * @param meaning one sentence
     */
    public record Entry(String name, String form, String layer, String meaning, Function<String, Fault> maker) {

        boolean takesArgument() {
            return form.contains(" ");
        }
    }

    private static final String DEFECTS = Arrays.stream(CertificateDefect.values())
            .map(CertificateDefect::word)
            .collect(Collectors.joining("|"));

    private static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "refuse",
                    "refuse",
                    "link",
                    "nothing listens: connects are refused, standing connections stay",
                    a -> new LinkFault.Refuse()),
            new Entry(
                    "silent",
                    "silent",
                    "link",
                    "no byte passes either way, as behind a firewall that drops",
                    a -> new LinkFault.Silent()),
            new Entry("reset", "reset", "link", "the connection is reset at once", a -> new LinkFault.Reset()),
            new Entry(
                    "delay",
                    "delay TIME",
                    "link",
                    "everything arrives later by TIME",
                    a -> new LinkFault.Delay(FaultText.duration(a))),
            new Entry(
                    "throttle",
                    "throttle N",
                    "link",
                    "the port sends at most N bytes a second",
                    a -> new LinkFault.Throttle(number(a))),
            new Entry(
                    "slice",
                    "slice N",
                    "link",
                    "the port sends in pieces of at most N bytes",
                    a -> new LinkFault.Slice(number(a))),
            new Entry(
                    "cut-after",
                    "cut-after N",
                    "link",
                    "the connection is reset once the port has sent N bytes",
                    a -> new LinkFault.CutAfter(number(a))),
            new Entry("lose", "lose", "link", "the datagram is lost", a -> new LinkFault.Lose()),
            new Entry("duplicate", "duplicate", "link", "the datagram arrives twice", a -> new LinkFault.Duplicate()),
            new Entry(
                    "reorder",
                    "reorder",
                    "link",
                    "the datagram arrives after the one that follows it",
                    a -> new LinkFault.Reorder()),
            new Entry(
                    "dns-rcode",
                    "dns-rcode NAME",
                    "dns",
                    "an empty answer with the response code NAME (SERVFAIL, …)",
                    DnsFault.Rcode::new),
            new Entry(
                    "dns-no-reply", "dns-no-reply", "dns", "the question is not answered", a -> new DnsFault.NoReply()),
            new Entry(
                    "dns-late",
                    "dns-late TIME",
                    "dns",
                    "the answer comes later by TIME",
                    a -> new DnsFault.Late(FaultText.duration(a))),
            new Entry(
                    "dns-wrong-port",
                    "dns-wrong-port",
                    "dns",
                    "the answer comes from another port; over TCP there is none",
                    a -> new DnsFault.WrongPort()),
            new Entry(
                    "dns-wrong-id",
                    "dns-wrong-id",
                    "dns",
                    "the answer has another id than the question",
                    a -> new DnsFault.WrongId()),
            new Entry(
                    "dns-truncated",
                    "dns-truncated",
                    "dns",
                    "the answer is truncated, and over TCP the connection ends without one",
                    a -> new DnsFault.Truncated()),
            new Entry(
                    "dns-lame",
                    "dns-lame",
                    "dns",
                    "lame delegation: an empty answer without authority",
                    a -> new DnsFault.Lame()),
            new Entry(
                    "dns-missing-glue",
                    "dns-missing-glue",
                    "dns",
                    "name servers are told without their addresses",
                    a -> new DnsFault.MissingGlue()),
            new Entry(
                    "dns-empty-additional",
                    "dns-empty-additional",
                    "dns",
                    "the additional section is empty",
                    a -> new DnsFault.EmptyAdditional()),
            new Entry(
                    "dns-no-address",
                    "dns-no-address",
                    "dns",
                    "targets have no address, neither in the additional section nor when asked for",
                    a -> new DnsFault.NoAddress()),
            new Entry(
                    "dns-stale",
                    "dns-stale",
                    "dns",
                    "the answer from before the last change",
                    a -> new DnsFault.Stale()),
            new Entry(
                    "dns-priority",
                    "dns-priority N",
                    "dns",
                    "each SRV record has the priority of the one N places on",
                    a -> new DnsFault.Priority(number(a))),
            new Entry(
                    "dns-weight",
                    "dns-weight N",
                    "dns",
                    "each SRV record has the weight of the one N places on",
                    a -> new DnsFault.Weight(number(a))),
            new Entry(
                    "dns-oversized",
                    "dns-oversized BYTES",
                    "dns",
                    "the answer is padded to BYTES (513 to 65000), more than the caller takes",
                    a -> new DnsFault.Oversized(number(a))),
            new Entry(
                    "dns-malformed",
                    "dns-malformed SEED",
                    "dns",
                    "the answer cannot be read; which bytes are wrong follows from SEED",
                    a -> new DnsFault.Malformed(number(a))),
            new Entry(
                    "dns-ttl",
                    "dns-ttl N",
                    "dns",
                    "every record of the answer may be kept N seconds (0: not at all)",
                    a -> new DnsFault.Ttl(number(a))),
            new Entry(
                    "http-status",
                    "http-status CODE",
                    "http",
                    "the status CODE (400 to 599) and an empty body",
                    a -> new HttpFault.Status(number(a))),
            new Entry(
                    "http-slow",
                    "http-slow TIME",
                    "http",
                    "the answer comes later by TIME",
                    a -> new HttpFault.Slow(FaultText.duration(a))),
            new Entry(
                    "http-malformed",
                    "http-malformed",
                    "http",
                    "the second half of the body is missing",
                    a -> new HttpFault.Malformed()),
            new Entry(
                    "http-no-reply",
                    "http-no-reply",
                    "http",
                    "the request is read and never answered",
                    a -> new HttpFault.NoReply()),
            new Entry(
                    "http-content-type",
                    "http-content-type TYPE",
                    "http",
                    "the right answer under the media type TYPE",
                    HttpFault.ContentType::new),
            new Entry(
                    "http-login-page",
                    "http-login-page",
                    "http",
                    "200 and a login page for people instead of the answer",
                    a -> new HttpFault.LoginPage()),
            new Entry(
                    "http-stale-cookie",
                    "http-stale-cookie",
                    "http",
                    "a request with a cookie is refused (401) as if its session had ended",
                    a -> new HttpFault.StaleCookie()),
            new Entry(
                    "uds-home",
                    "uds-home HOST",
                    "ucm",
                    "clusterUser names HOST as the home, whoever is asked for; armed at two clusters, a loop",
                    UcmFault.Home::new),
            new Entry(
                    "tftp-device-of",
                    "tftp-device-of DEVICE",
                    "ucm",
                    "every device file is that of DEVICE",
                    UcmFault.DeviceOf::new),
            new Entry(
                    "tftp-profile-no-presence",
                    "tftp-profile-no-presence",
                    "ucm",
                    "the service profile has no IM and presence service",
                    a -> new UcmFault.NoPresence()),
            new Entry(
                    "tftp-profile-webex",
                    "tftp-profile-webex",
                    "ucm",
                    "the service profile has the Webex product type",
                    a -> new UcmFault.WebexProfile()),
            new Entry(
                    "tftp-dial-rules-malformed",
                    "tftp-dial-rules-malformed",
                    "ucm",
                    "dial rules have numbers that are none",
                    a -> new UcmFault.MalformedDialRules()),
            new Entry(
                    "tftp-error",
                    "tftp-error N",
                    "tftp",
                    "over UDP, the error N (0 to 7) instead of the file",
                    a -> new TftpFault.Refusal(number(a))),
            new Entry(
                    "tftp-late",
                    "tftp-late TIME",
                    "tftp",
                    "over UDP, the transfer begins later by TIME",
                    a -> new TftpFault.Late(FaultText.duration(a))),
            new Entry(
                    "tftp-truncated",
                    "tftp-truncated",
                    "tftp",
                    "over UDP, the second half of the file is missing",
                    a -> new TftpFault.Truncated()),
            new Entry(
                    "ldap-result",
                    "ldap-result RESULT",
                    "ldap",
                    "the operation ends with RESULT (busy, unavailable, invalidCredentials, …)",
                    LdapFault.Result::new),
            new Entry(
                    "ldap-slow",
                    "ldap-slow TIME",
                    "ldap",
                    "the answer comes later by TIME, or the search's time limit ends it",
                    a -> new LdapFault.Slow(FaultText.duration(a))),
            new Entry(
                    "ldap-no-reply",
                    "ldap-no-reply",
                    "ldap",
                    "the request is read and never answered",
                    a -> new LdapFault.NoReply()),
            new Entry(
                    "ldap-disconnect",
                    "ldap-disconnect",
                    "ldap",
                    "a notice of disconnection instead of an answer, and the connection ends",
                    a -> new LdapFault.Disconnect()),
            new Entry(
                    "ldap-malformed",
                    "ldap-malformed",
                    "ldap",
                    "a part of the answer claims to be longer than the whole",
                    a -> new LdapFault.Malformed()),
            new Entry(
                    "ldap-truncated",
                    "ldap-truncated N",
                    "ldap",
                    "a search gives N entries at most and says that the size limit was exceeded",
                    a -> new LdapFault.Truncated(number(a))),
            new Entry(
                    "xmpp-stream-error",
                    "xmpp-stream-error CONDITION",
                    "xmpp",
                    "the stream ends with CONDITION (system-shutdown, …)",
                    XmppFault.StreamError::new),
            new Entry(
                    "xmpp-sasl-failure",
                    "xmpp-sasl-failure CONDITION",
                    "xmpp",
                    "authentication fails with CONDITION (not-authorized, …)",
                    XmppFault.SaslFailure::new),
            new Entry(
                    "certificate",
                    "certificate DEFECT",
                    "tls",
                    "the port shows a bad certificate: " + DEFECTS,
                    a -> new CertificateFault(defect(a))));

    private FaultCatalogue() {}

    /** All faults, in the order users see them. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /**
     * The fault that a text such as {@code delay 300ms} stands for.
     *
     * @throws IllegalArgumentException with a remedy, when there is none such
     */
    public static Fault parse(String text) {
        String[] words = text.strip().split("\\s+", 2);
        Entry entry = ENTRIES.stream()
                .filter(e -> e.name().equals(words[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fault '" + words[0] + "'; known: "
                        + ENTRIES.stream().map(Entry::name).collect(Collectors.joining(", "))));
        if (entry.takesArgument() != (words.length == 2)) {
            throw new IllegalArgumentException("'" + text + "' is incomplete or too long; write: " + entry.form());
        }
        return entry.maker().apply(words.length == 2 ? words[1] : "");
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("'" + text + "' is no whole number");
        }
        return Integer.parseInt(text);
    }

    private static CertificateDefect defect(String word) {
        return Arrays.stream(CertificateDefect.values())
                .filter(d -> d.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no certificate defect '" + word + "'; known: " + DEFECTS));
    }
}
