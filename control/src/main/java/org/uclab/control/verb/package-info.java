/**
 * A verb: something that a person can do to a running lab, defined once and reached from a step, a call of the API and a
 * command. It deliberately knows neither HTTP nor Gherkin nor the command line. Start with
 * {@link org.uclab.control.verb.Verb}.
 */
package org.uclab.control.verb;
