/**
 * TLS as callers of ports have it, for tests of several rooms: whom they trust, and what they are shown. It deliberately opens
 * nothing but what it is told to look at. Start with {@link org.uclab.tool.tls.ShownKeys}.
 */
package org.uclab.tool.tls;
