package org.uclab.control.api;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.uclab.lab.pki.CertificateProfile;
import org.uclab.lab.wire.Endpoint;

/**
 * Where something is commanded: in the clear on loopback, with TLS there and anywhere else.
 *
 * @param at     an address of this machine; port 0 for a free one
 * @param host   what callers name: that address, or a name for it
 * @param secure whether TLS is spoken
 */
public record ControlAddress(Endpoint at, String host, boolean secure) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)(?::(\\d{1,5}))?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final String LOOPBACK = "127.";
    private static final String LOCAL = "localhost";
    private static final int PORT_MAX = 65535;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** @throws IllegalArgumentException when it is in the clear and not on loopback */
    public ControlAddress {
        if (!secure && !at.address().startsWith(LOOPBACK)) {
            throw new IllegalArgumentException(
                    "without TLS a lab is commanded on loopback only, not on " + at.address());
        }
        host = host.toLowerCase(Locale.ROOT);
    }

    /** A free port on loopback. */
    public static ControlAddress local(boolean secure) {
        return new ControlAddress(new Endpoint("127.0.0.1", 0), "127.0.0.1", secure);
    }

    /** There, in the clear. */
    static ControlAddress of(Endpoint at) {
        return new ControlAddress(at, at.address(), false);
    }

    /**
     * Reads an address or a name of this machine, with {@code :PORT} where the port matters. Off loopback it is with TLS.
     *
     * @param secure whether loopback is, too
     * @throws IllegalArgumentException when it is none; the text says what would do
     */
    public static ControlAddress parse(String text, boolean secure) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no ADDRESS[:PORT], an IPv4 address or a name of this machine");
        }
        int port = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
        if (port > PORT_MAX) {
            throw new IllegalArgumentException("a port is from 0 to " + PORT_MAX + ", not " + port);
        }
        String host = form.group(1);
        String address = address(host);
        return new ControlAddress(new Endpoint(address, port), host, secure || !address.startsWith(LOOPBACK));
    }

    private static String address(String host) {
        try {
            if (NUMBERS.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
                throw new UnknownHostException(host);
            }
            for (InetAddress found : InetAddress.getAllByName(host)) {
                if (found instanceof Inet4Address
                        && (found.isLoopbackAddress() || ours().contains(found.getHostAddress()))) {
                    return found.getHostAddress();
                }
            }
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("'" + host + "' is no IPv4 address and no name that has one", unknown);
        }
        throw new IllegalArgumentException("'" + host + "' is no address of this machine; it has: 127.0.0.1"
                + String.join("", ours().stream().map(one -> ", " + one).toList()));
    }

    /** The IPv4 addresses of this machine but loopback. */
    static List<String> ours() {
        try (Stream<NetworkInterface> cards = NetworkInterface.networkInterfaces()) {
            return cards.flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (SocketException unknown) {
            return List.of();
        }
    }

    /** The same at that port. */
    public ControlAddress withPort(int port) {
        return new ControlAddress(new Endpoint(at.address(), port), host, secure);
    }

    String scheme() {
        return secure ? "https" : "http";
    }

    /** {@code http://127.0.0.1:40000}. */
    String origin() {
        return scheme() + "://" + host + ":" + at.port();
    }

    /** What callers may call us in {@code Host}. */
    Set<String> authorities() {
        Set<String> all = new LinkedHashSet<>();
        for (String name : names()) {
            all.add(name + ":" + at.port());
            if (at.port() == (secure ? HTTPS : HTTP)) {
                all.add(name);
            }
        }
        return all;
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of(host, at.address()));
        if (at.address().startsWith(LOOPBACK)) {
            names.add(LOCAL);
        }
        return names;
    }

    /** The certificate that says so. */
    CertificateProfile profile() {
        List<String> names = new ArrayList<>(names());
        names.removeIf(name -> DOTTED.matcher(name).matches());
        return CertificateProfile.server(host).withDnsNames(names).withIpAddresses(List.of(at.address()));
    }
}
