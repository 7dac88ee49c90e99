/**
 * The control API as Java: verbs are said to a lab of another process as they are to one of this. It deliberately knows no
 * verb. Start with {@link org.uclab.control.call.ControlClient}.
 */
package org.uclab.control.call;
