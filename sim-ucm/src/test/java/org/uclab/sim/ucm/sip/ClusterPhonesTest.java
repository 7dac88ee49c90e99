package org.uclab.sim.ucm.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nodes know of each other's phones. */
class ClusterPhonesTest {

    private final ClusterPhones phones = new ClusterPhones(Map.of());

    private void registered(String device, String line, String host) {
        phones.registered(new ClusterPhones.Place(device, line, host));
    }

    @Test
    void theOtherNodesOfALineAreThoseWhereItsDevicesAreNow() {
        registered("SEP1", "5001", "a");
        registered("SEP2", "5001", "b");
        registered("SEP3", "5001", "b");
        registered("SEP4", "5002", "c");
        assertThat(phones.others("5001", "a")).containsExactly("b");
        assertThat(phones.others("5001", "b")).containsExactly("a");
        registered("SEP1", "5001", "c"); // it has moved
        assertThat(phones.others("5001", "b")).containsExactly("c");
        registered("SEP1", "5003", "c"); // and has another line now
        assertThat(phones.others("5001", "b")).isEmpty();
        assertThat(phones.others("5003", "a")).containsExactly("c");
    }

    @Test
    void aDeviceLeavesWhereItIsAndANodeWithAllThatItHas() {
        registered("SEP1", "5001", "a");
        registered("SEP2", "5001", "b");
        phones.unregistered("SEP1", "b"); // not there
        assertThat(phones.others("5001", "c")).containsExactly("a", "b");
        phones.unregistered("SEP1", "a");
        assertThat(phones.others("5001", "c")).containsExactly("b");
        phones.lost("b");
        assertThat(phones.others("5001", "c")).isEmpty();
        assertThat(phones.node("SEP2")).isEmpty();
    }
}
