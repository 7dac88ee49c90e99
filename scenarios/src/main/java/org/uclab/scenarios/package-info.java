/**
 * Worlds, and the bench that starts one: the only place that assembles simulators from a model. It deliberately
 * knows no client. Start with {@link org.uclab.scenarios.Bench}.
 */
package org.uclab.scenarios;
