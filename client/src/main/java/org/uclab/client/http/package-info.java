/**
 * Fetching: a URL, the way to its server ({@link org.uclab.client.http.Route}), cookies and credentials, and a list of
 * servers of which one is tried after the other. Every outcome of the wire is a value. It deliberately follows no
 * redirect and keeps no cache. Start with {@link org.uclab.client.http.DirectRoute}.
 */
package org.uclab.client.http;
