/**
 * Writes XML with its byte layout under control. It deliberately reads none and knows no document. Start with
 * {@link org.uclab.sim.ucm.xml.XmlText}.
 */
package org.uclab.sim.ucm.xml;
