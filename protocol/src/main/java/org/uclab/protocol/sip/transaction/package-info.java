/**
 * Transactions, RFC 3261 §17 with RFC 6026: the four machines, one file each, with their timers, and how a message finds its
 * own. They send nothing and read no clock; what is to be done they return. Start with
 * {@link org.uclab.protocol.sip.transaction.Transaction}.
 */
package org.uclab.protocol.sip.transaction;
