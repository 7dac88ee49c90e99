/**
 * Where a phone is registered: which node, when another, when the first again. It is pure: it opens nothing, writes no message
 * and knows of nodes only that they are asked. Start with
 * {@link org.uclab.client.phone.registration.RegistrationCore}.
 */
package org.uclab.client.phone.registration;
