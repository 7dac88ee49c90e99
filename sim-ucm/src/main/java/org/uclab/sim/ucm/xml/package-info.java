/**
 * Writes XML with its byte layout under control, and reads what strangers send within limits. It deliberately knows no
 * document. Start with {@link org.uclab.sim.ucm.xml.XmlText} and {@link org.uclab.sim.ucm.xml.XmlInput}.
 */
package org.uclab.sim.ucm.xml;
