/**
 * The HTTP shell that every HTTP service of the lab stands in: it reads the question within limits, records it, asks
 * the service's pure core, applies an armed fault, records and sends the answer. It deliberately knows no service.
 * Start with {@link org.uclab.shell.http.HttpResponder}.
 */
package org.uclab.shell.http;
