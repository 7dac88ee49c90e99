package org.uclab.sim.imp.soap;

import java.util.List;
import java.util.Optional;
import org.uclab.protocol.xmpp.Jid;
import org.uclab.sim.imp.cluster.ImpConfig;

/** What the service has to know of its subcluster. Safe for any thread. */
public interface Subcluster {

    /** The presence domain. */
    String domain();

    /** The address of the user with that id or address and that password. */
    Optional<Jid> user(String id, String password);

    /** The address of the user with that id or address, whose password somebody else answers for. */
    Optional<Jid> user(String id);

    /** The application user with that id and that password, as it is known here. */
    Optional<String> application(String id, String password);

    /** Full host names of the nodes for that user to sign in on, in the order to try them now. */
    List<String> nodesOf(Jid user);

    /** Whether calendars are read here. */
    boolean readsCalendars();

    /** Whether the user wants to be shown to be in a meeting, by the calendar (S4). */
    boolean includesCalendar(Jid user);

    /** The user wants that from now on, or not. */
    void includeCalendar(Jid user, boolean wanted);

    /** What the user's clients are told of other systems. */
    ImpConfig.ClientProfile clientProfile(Jid user);
}
