package org.uclab.control.seat;

import java.util.function.UnaryOperator;
import org.uclab.client.ClientSettings;

/**
 * How somebody's client is launched.
 *
 * @param client       its settings
 * @param searchDomain whether its host takes the search domain that the network gives
 */
public record Launch(ClientSettings client, boolean searchDomain) {

    /** A client with these settings on a host like most. */
    public static Launch of(ClientSettings client) {
        return new Launch(client, true);
    }

    public Launch with(UnaryOperator<ClientSettings> change) {
        return new Launch(change.apply(client), searchDomain);
    }

    Launch withSearchDomain(boolean taken) {
        return new Launch(client, taken);
    }
}
