/**
 * Where a client's configuration comes from before it has asked anybody: configuration URL, managed app configuration, bootstrap
 * file. Each is read strictly and says what it does not take; which of them a client takes at all, discovery decides. Start with
 * {@link org.uclab.client.sources.Source}.
 */
package org.uclab.client.sources;
