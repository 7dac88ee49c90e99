/**
 * Classic TFTP on UDP, as a client that reads one file at a time: RFC 1350 with the options of RFC 2347 to 2349. It
 * deliberately cannot write. Start with {@link org.uclab.client.tftp.TftpReader}, then {@code TftpRead}, the pure core.
 */
package org.uclab.client.tftp;
