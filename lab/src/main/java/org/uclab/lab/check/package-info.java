/**
 * Judging: what a history proves. Checkers deliberately cause nothing; they read a history afterwards and say PASS,
 * UNKNOWN or FAIL with the numbers of the events that prove it. Start with {@link org.uclab.lab.check.Checker}.
 */
package org.uclab.lab.check;
