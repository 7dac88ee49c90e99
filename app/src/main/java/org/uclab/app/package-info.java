/**
 * The {@code uclab} command: a contract for people and scripts. It deliberately decides nothing about protocols; it
 * starts benches, runs features, seats clients and prints. Start with {@link org.uclab.app.Uclab}.
 */
package org.uclab.app;
