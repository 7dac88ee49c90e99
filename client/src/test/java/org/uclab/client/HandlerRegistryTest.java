package org.uclab.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.uclab.client.handler.HandledLink;

class HandlerRegistryTest {

    @Test
    void theApplicationThatWroteAKeyLastHasIt() {
        HandlerRegistry registry = new HandlerRegistry();
        assertThat(registry.application(HandledLink.Scheme.IM)).isEmpty();
        registry.write(HandledLink.Scheme.IM, HandlerRegistry.CLIENT);
        registry.write(HandledLink.Scheme.IM, "other");
        registry.write(HandledLink.Scheme.TEL, HandlerRegistry.CLIENT);
        assertThat(registry.application(HandledLink.Scheme.IM)).contains("other");
        assertThat(registry.application(HandledLink.Scheme.TEL)).contains(HandlerRegistry.CLIENT);
        assertThat(HandlerRegistry.key(HandledLink.Scheme.XMPP))
                .isEqualTo("HKEY_CLASSES_ROOT\\xmpp\\shell\\open\\command");
    }
}
