package org.uclab.sim.ucm.ils;

import java.util.regex.Pattern;
import org.uclab.lab.wire.Endpoint;
import org.uclab.sim.ucm.IlsMember;
import org.uclab.sim.ucm.RemoteCluster;

/**
 * What a network knows of one cluster.
 *
 * @param cluster   its id
 * @param publisher full host name
 * @param address   where the publisher is
 * @param hub       the hub it registers with; empty when it is one
 * @param stamp     goes up with every change at the cluster: of two entries the one with the higher counts
 */
record IlsEntry(
        String cluster,
        String release,
        String publisher,
        String address,
        int udsPort,
        int ilsPort,
        String hub,
        long stamp) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,50}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern RELEASE = Pattern.compile("[\\w.()-]{1,30}");
    private static final int PORT_MAX = 65_535;

    /** Whether it could be true of a cluster. */
    boolean sound() {
        return ID.matcher(cluster).matches()
                && RELEASE.matcher(release).matches()
                && HOST.matcher(publisher).matches()
                && ADDRESS.matcher(address).matches()
                && port(udsPort)
                && port(ilsPort)
                && (hub.isEmpty() || ID.matcher(hub).matches())
                && stamp >= 0;
    }

    private static boolean port(int number) {
        return number >= 1 && number <= PORT_MAX;
    }

    RemoteCluster remote() {
        return new RemoteCluster(cluster, publisher, new Endpoint(address, udsPort));
    }

    IlsMember.Server server() {
        return new IlsMember.Server(publisher, new Endpoint(address, ilsPort));
    }
}
