/**
 * What every node that speaks SIP shares: its listeners over UDP, TCP and TLS, the connections it opens, one endpoint
 * behind them all, and the faults of its answers. It deliberately knows no registrar and no call; that is the business of the
 * {@link org.uclab.shell.sip.SipUser} it is given. Start with {@link org.uclab.shell.sip.SipServing}.
 */
package org.uclab.shell.sip;
