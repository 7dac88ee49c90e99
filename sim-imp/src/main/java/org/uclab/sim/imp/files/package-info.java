/**
 * Managed file transfer: who sends a file asks its node for a place, brings the file there by HTTPS, and says in a message where it
 * is; whoever reads that fetches it there. It deliberately has no disk: files are kept in memory, few and small. Start with
 * {@link org.uclab.sim.imp.files.ManagedFiles}.
 */
package org.uclab.sim.imp.files;
