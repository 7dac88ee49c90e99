/**
 * Ports tried byte for byte in tests of several rooms: what they make of requests that keep or break the rules of HTTP. It
 * deliberately opens no connection of its own and knows no system. Start with {@link org.uclab.tool.http.HttpRules}.
 */
package org.uclab.tool.http;
