package org.uclab.lab.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.vertx.core.spi.transport.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;

/**
 * Vert.x's NIO transport with a {@link Link} in front of every accepted connection and datagram socket, and a
 * {@link Hold} on every dialled one.
 */
final class LinkTransport implements io.vertx.core.transport.Transport, Transport {

    private final Transport nio = io.vertx.core.transport.Transport.NIO.implementation();
    private final Links links;

    LinkTransport(Links links) {
        this.links = links;
    }

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Throwable unavailabilityCause() {
        return null;
    }

    @Override
    public Transport implementation() {
        return this;
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return nio.ioHandlerFactory();
    }

    /** Bytes of a datagram that are taken; of a larger one the rest is lost. Netty alone would take 2048. */
    static final int DATAGRAM_BYTES_MAX = 16 * 1024;

    @Override
    @SuppressWarnings("deprecation") // the interface's own parameter type
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        DatagramChannel channel = nio.datagramChannel(family);
        channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(DATAGRAM_BYTES_MAX));
        channel.pipeline().addFirst("link", new LinkedDatagrams(links));
        return channel;
    }

    @Override
    public ChannelFactory<? extends DatagramChannel> datagramChannelFactory() {
        return LinkTransport::local;
    }

    /**
     * The socket of Vert.x's own resolver, which it opens on all addresses of the machine, whether it is ever asked or not. In
     * a lab it is not: whoever dials has asked the lab's name servers.
     */
    private static DatagramChannel local() {
        try {
            var socket = java.nio.channels.DatagramChannel.open(StandardProtocolFamily.INET);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new NioDatagramChannel(socket);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        if (domainSocket) {
            return nio.channelFactory(true);
        }
        ChannelFactory<? extends Channel> plain = nio.channelFactory(false);
        return () -> {
            Channel channel = plain.newChannel();
            channel.pipeline().addFirst("hold", new DialledConnection(links));
            return channel;
        };
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return domainSocket ? nio.serverChannelFactory(true) : () -> new LinkServerChannel(links);
    }
}
