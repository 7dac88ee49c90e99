/**
 * What the documents say of a client's media: which codecs it has, what they cost on the wire, how large its pictures are, how a bit rate
 * is divided, how the rate of video follows the path, and how packets are marked. Tables and one core; it opens nothing and knows no
 * signalling. Start with {@link org.uclab.client.media.MediaSettings}.
 */
package org.uclab.client.media;
