/** What protocols of binary messages with a length in their head have in common. Stands on nothing. */
package org.uclab.protocol.framing;
