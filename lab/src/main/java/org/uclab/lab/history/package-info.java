/**
 * The history: one ordered, bounded record of everything a node heard, said or decided and of every fault. It
 * deliberately judges nothing. Start with {@link org.uclab.lab.history.History} and
 * {@link org.uclab.lab.history.Event}.
 */
package org.uclab.lab.history;
