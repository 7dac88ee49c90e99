/**
 * Systems: what a room brings to a lab as one value, from the roles of its hosts to what runs on them. It deliberately
 * knows none by name; whoever assembles a lab has the list. Start with {@link org.uclab.lab.system.LabSystem}.
 */
package org.uclab.lab.system;
