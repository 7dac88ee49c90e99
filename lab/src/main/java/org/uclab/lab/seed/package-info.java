/**
 * What is drawn by lot in a lab, all from one seed, so that a run can be had again. It deliberately makes no keys: those of
 * TLS are different each time. Start with {@link org.uclab.lab.seed.Seed}.
 */
package org.uclab.lab.seed;
