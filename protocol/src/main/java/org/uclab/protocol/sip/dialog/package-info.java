/**
 * Dialogs, RFC 3261 §12: what two user agents know of each other in the course of a call or a subscription. They hold no
 * transaction and send nothing. Start with {@link org.uclab.protocol.sip.dialog.Dialog}.
 */
package org.uclab.protocol.sip.dialog;
