package org.uclab.client.uds;

/** The kinds of client device, by which a client knows its own among the devices of a user. */
public enum DeviceKind {
    /** Client Services Framework: desktop clients. */
    CSF("Cisco Unified Client Services Framework", "390"),
    /** iPhone. */
    TCT("Cisco Dual Mode for iPhone", "562"),
    /** Android phone. */
    BOT("Cisco Dual Mode for Android", "575"),
    /** Tablet. */
    TAB("Cisco Jabber for Tablet", "652");

    private final String model;
    private final String product;

    DeviceKind(String model, String product) {
        this.model = model;
        this.product = product;
    }

    /** As UCM prints it. */
    String model() {
        return model;
    }

    /** Number of the model in UCM's product table. */
    String product() {
        return product;
    }
}
