/**
 * Faults as values, when they bite, how several compose, and the proof that they did. It deliberately does not know how a
 * fault is carried out: {@code lab.wire} acts out the {@link org.uclab.lab.fault.LinkFault}s, {@code lab.node} the
 * {@link org.uclab.lab.fault.NodeFault}s, each shell its own {@link org.uclab.lab.fault.AnswerFault}s. Start with
 * {@link org.uclab.lab.fault.FaultBoard}.
 */
package org.uclab.lab.fault;
