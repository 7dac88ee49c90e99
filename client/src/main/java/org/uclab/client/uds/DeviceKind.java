package org.uclab.client.uds;

/** The kinds of client device, by which a client knows its own among the devices of a user. */
public enum DeviceKind {
    /** Client Services Framework: desktop clients. */
    CSF("Cisco Unified Client Services Framework", "390", 503),
    /** iPhone. */
    TCT("Cisco Dual Mode for iPhone", "562", 562),
    /** Android phone. */
    BOT("Cisco Dual Mode for Android", "575", 575),
    /** Tablet. */
    TAB("Cisco Jabber for Tablet", "652", 652);

    private final String model;
    private final String product;
    private final int sipModel;

    DeviceKind(String model, String product, int sipModel) {
        this.model = model;
        this.product = product;
        this.sipModel = sipModel;
    }

    /** As UCM prints it. */
    String model() {
        return model;
    }

    /** Number of the model in UCM's product table. */
    String product() {
        return product;
    }

    /** Number of the model in SIP. ASSUMED(S1): that of desktop clients is in the trace; those of others are their product. */
    public int sipModel() {
        return sipModel;
    }
}
