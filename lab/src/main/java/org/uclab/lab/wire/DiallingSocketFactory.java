package org.uclab.lab.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.net.SocketFactory;

/** Blocking sockets that speak from a lab address and dial published endpoints. Host names are refused: nothing here may ask the system's resolver. */
final class DiallingSocketFactory extends SocketFactory {

    private final AddressPlan plan;
    private final String from;
    private final Consumer<Endpoint> onRefused;
    private final BiConsumer<Socket, Integer> onConnect;

    /**
     * @param onConnect told of each connection and the port that it leads to, before it is handed over
     */
    DiallingSocketFactory(
            AddressPlan plan, String from, Consumer<Endpoint> onRefused, BiConsumer<Socket, Integer> onConnect) {
        this.plan = plan;
        this.from = from;
        this.onRefused = onRefused;
        this.onConnect = onConnect;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new DialledSocket();
        socket.bind(new InetSocketAddress(plan.local(from), 0));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(InetAddress.getByAddress(host, literal(host)), port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress to) throws IOException {
        Socket socket = createSocket();
        socket.connect(to);
        return socket;
    }

    private static byte[] literal(String host) throws IOException {
        if (!host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            throw new IOException("'" + host + "' is no address; names are resolved by the lab's name servers only");
        }
        return InetAddress.getByName(host).getAddress();
    }

    private final class DialledSocket extends Socket {

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            Endpoint published = Links.endpoint((InetSocketAddress) endpoint);
            Endpoint actual = plan.actual(Transport.TCP, published);
            try {
                super.connect(new InetSocketAddress(actual.address(), actual.port()), timeoutMillis);
                onConnect.accept(this, published.port());
            } catch (ConnectException refused) {
                onRefused.accept(published);
                throw refused;
            }
        }
    }
}
