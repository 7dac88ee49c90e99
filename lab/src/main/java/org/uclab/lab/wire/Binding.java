package org.uclab.lab.wire;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.util.concurrent.TimeUnit;

/**
 * How a port comes to its endpoint: it is tried again while a listener of before is still going, moved where the user
 * may not bind it or the machine has one address only, and known to {@link Links} from before the bind to its end.
 */
final class Binding {

    /** Wall milliseconds between two tries. */
    static final long PAUSE_MS = 30;

    /** Tries after the first one, where the port is still held. */
    static final int TRIES = 10;

    private static final int PRIVILEGED_BELOW = 1024;
    private static final int SINGLE_TRIES = 16;

    /** Starts a listener. */
    @FunctionalInterface
    interface Binder {
        Future<Listening> bind(Endpoint at);
    }

    private final Vertx vertx;
    private final AddressPlan plan;
    private final Links links;

    Binding(Vertx vertx, AddressPlan plan, Links links) {
        this.vertx = vertx;
        this.plan = plan;
        this.links = links;
    }

    /** Binds where the world says, waiting for a listener of before. */
    Future<Listening> patient(Link link, Binder binder) {
        return bound(link, binder, TRIES);
    }

    /** Binds where the world says, or fails at once: there are other numbers. */
    Future<Listening> prompt(Link link, Binder binder) {
        return bound(link, binder, 0);
    }

    private Future<Listening> bound(Link link, Binder binder, int tries) {
        Port port = link.port();
        if (!links.add(link)) {
            link.unplugged();
            return Future.failedFuture(
                    new PortTakenException(port, new BindException("Address in use by this lab itself")));
        }
        Endpoint first = plan.single() ? plan.firstSingle(port.published()) : port.published();
        // The link is found by the address bound, so the plan must know of a move before the bind.
        plan.moved(port.transport(), port.published(), first);
        Future<Listening> binding = patiently(binder, first, plan.single() ? 0 : tries);
        for (int i = 0; plan.single() && i < SINGLE_TRIES; i++) {
            binding = binding.recover(taken -> moved(port, plan.nextSingle(), binder));
        }
        return binding.recover(cause -> first.port() < PRIVILEGED_BELOW && notPermitted(cause)
                        ? moved(
                                port,
                                new Endpoint(first.address(), first.port() + AddressPlan.PRIVILEGED_SHIFT),
                                binder)
                        : Future.failedFuture(cause))
                .map(up -> up.with(link, links))
                .recover(cause -> {
                    links.remove(link);
                    link.cut();
                    return Future.failedFuture(new PortTakenException(port, cause));
                });
    }

    /**
     * A listener that was closed keeps its port until its selector has looked once more, and a node that comes back, or
     * the next lab of its number, may be faster. Whoever really holds a port holds it longer. Wall time: it is the
     * machine's.
     */
    private Future<Listening> patiently(Binder binder, Endpoint at, int tries) {
        return binder.bind(at)
                .recover(cause -> tries > 0 && inUse(cause)
                        ? vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS)
                                .compose(later -> patiently(binder, at, tries - 1))
                        : Future.failedFuture(cause));
    }

    private Future<Listening> moved(Port port, Endpoint elsewhere, Binder binder) {
        plan.moved(port.transport(), port.published(), elsewhere);
        return binder.bind(elsewhere);
    }

    /** Whether somebody else holds the port. */
    static boolean inUse(Throwable cause) {
        return says(cause, "in use");
    }

    private static boolean notPermitted(Throwable cause) {
        return says(cause, "ermission");
    }

    private static boolean says(Throwable cause, String what) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof BindException bind
                    && String.valueOf(bind.getMessage()).contains(what)) {
                return true;
            }
        }
        return false;
    }
}
