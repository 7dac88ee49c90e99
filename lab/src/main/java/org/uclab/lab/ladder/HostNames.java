package org.uclab.lab.ladder;

import java.util.List;
import java.util.regex.Pattern;

/** Host names short enough for a column head. */
final class HostNames {

    /** A host in a domain. Not an address, and not a user id, which may well have one dot or an @. */
    private static final Pattern HOST_IN_DOMAIN = Pattern.compile("[\\w-]*[a-zA-Z][\\w-]*(\\.[\\w-]+){2,}");

    private HostNames() {}

    /** The names without their domains where that leaves them different; addresses stay whole. */
    static List<String> brief(List<String> hosts) {
        return hosts.stream().map(host -> brief(host, hosts)).toList();
    }

    private static String brief(String host, List<String> all) {
        String label = label(host);
        long same = all.stream().filter(other -> label(other).equals(label)).count();
        return same == 1 ? label : host;
    }

    private static String label(String host) {
        return HOST_IN_DOMAIN.matcher(host).matches() ? host.substring(0, host.indexOf('.')) : host;
    }
}
