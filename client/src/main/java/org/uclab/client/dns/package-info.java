/**
 * The client's stub resolver (RFC 1034 §5.3.1): questions to the one name server of the lease, over UDP with retries
 * and TCP when the answer is truncated. It deliberately never asks the system's resolver. Start with
 * {@link org.uclab.client.dns.StubResolver}; {@link org.uclab.client.dns.DnsResult} is what it says.
 */
package org.uclab.client.dns;
