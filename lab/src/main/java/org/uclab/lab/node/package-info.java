/**
 * Nodes: what can fail by itself. A node powers a program up and down on its own address and cuts its sockets; what
 * the program speaks it deliberately does not know. Start with {@link org.uclab.lab.node.Node} and
 * {@link org.uclab.lab.node.Program}.
 */
package org.uclab.lab.node;
