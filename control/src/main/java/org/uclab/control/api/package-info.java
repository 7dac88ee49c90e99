/**
 * The control API: HTTP over the verbs, with a token, problem details and a document that describes it, all made from the
 * verbs. It deliberately does nothing itself. Start with {@link org.uclab.control.api.ControlApi}.
 */
package org.uclab.control.api;
