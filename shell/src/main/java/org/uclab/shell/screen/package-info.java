/**
 * A screen that one client shows another over TCP, where they have nothing but IM: pictures, one after the other, to whoever knows the
 * word. The product has a remote desktop there, of which no more than the port is documented. Begin with
 * {@link org.uclab.shell.screen.ScreenHost}.
 */
package org.uclab.shell.screen;
