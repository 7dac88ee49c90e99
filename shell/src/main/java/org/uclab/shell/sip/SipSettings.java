package org.uclab.shell.sip;

import java.time.Duration;
import java.util.function.Function;
import org.uclab.lab.wire.LocalPorts;
import org.uclab.protocol.sip.Flow;
import org.uclab.protocol.sip.SipLimits;
import org.uclab.protocol.sip.agent.EndpointTerms;
import org.uclab.protocol.sip.transaction.TransactionTimes;

/**
 * How a node serves SIP.
 *
 * @param times           of transactions, in lab time
 * @param limits          of what strangers send
 * @param connectionsMax  accepted connections of one port at once
 * @param transactionsMax transactions of either side at once
 * @param idleMax         lab time after which a connection on which nothing came is closed
 * @param connectMax      lab time to wait for a connection of our own
 * @param serverNames     the name that a peer's certificate must show where we open TLS
 * @param localPorts      ports that TLS is opened from
 */
public record SipSettings(
        TransactionTimes times,
        SipLimits limits,
        int connectionsMax,
        int transactionsMax,
        Duration idleMax,
        Duration connectMax,
        Function<Flow, String> serverNames,
        LocalPorts localPorts) {

    /** Room for as many phones as a node of the product takes, and half an hour of silence. Both are choices of ours. */
    public static final SipSettings STANDARD = new SipSettings(
            TransactionTimes.STANDARD,
            SipLimits.STANDARD,
            16_384,
            EndpointTerms.TRANSACTIONS_MAX,
            Duration.ofMinutes(30),
            Duration.ofSeconds(10),
            Flow::host,
            LocalPorts.ANY);

    /** With other times. */
    public SipSettings with(TransactionTimes others) {
        return new SipSettings(
                others, limits, connectionsMax, transactionsMax, idleMax, connectMax, serverNames, localPorts);
    }

    /** With those names. */
    public SipSettings withServerNames(Function<Flow, String> others) {
        return new SipSettings(times, limits, connectionsMax, transactionsMax, idleMax, connectMax, others, localPorts);
    }

    /** From those ports. */
    public SipSettings withLocalPorts(LocalPorts others) {
        return new SipSettings(
                times, limits, connectionsMax, transactionsMax, idleMax, connectMax, serverNames, others);
    }

    /** With another limit for silence. */
    public SipSettings withIdleMax(Duration other) {
        return new SipSettings(
                times, limits, connectionsMax, transactionsMax, other, connectMax, serverNames, localPorts);
    }
}
