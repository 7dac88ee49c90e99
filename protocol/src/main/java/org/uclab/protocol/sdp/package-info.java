/**
 * Session descriptions (RFC 8866, and RFC 4566 before it) and the exchange of offer and answer (RFC 3264). It knows no
 * signalling that carries them and no media. Start with {@link org.uclab.protocol.sdp.SessionDescription} and
 * {@link org.uclab.protocol.sdp.OfferAnswer}.
 */
package org.uclab.protocol.sdp;
