/**
 * Where the parts of a message's head stand in its bytes, for whoever reads them in place. It knows of lines, names and values, and of
 * no header field in particular. Start with {@link org.uclab.protocol.sip.head.HeadIndex}.
 */
package org.uclab.protocol.sip.head;
