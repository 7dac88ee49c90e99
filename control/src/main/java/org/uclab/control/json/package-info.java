/**
 * Values and events of the kernel as JSON, there and back. It deliberately binds no types that it is not asked for: a
 * library that does takes longer to start than a lab. Start with {@link org.uclab.control.json.EventJson}.
 */
package org.uclab.control.json;
