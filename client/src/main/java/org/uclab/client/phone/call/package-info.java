/**
 * The calls of a phone: dialogs, offers and answers, what a user wants of a call and what becomes of it. It is pure: messages
 * come in as they were read and go out as values, and media are somebody else's, who is told what was agreed on.
 * Start with {@link org.uclab.client.phone.call.CallsCore}.
 */
package org.uclab.client.phone.call;
