/**
 * How good a stream would sound: which packets come in time to be played, and the rating of ITU-T G.107. It deliberately
 * listens to nothing: it knows times, losses and codecs. Start with {@link org.uclab.protocol.rtp.quality.Rating}.
 */
package org.uclab.protocol.rtp.quality;
