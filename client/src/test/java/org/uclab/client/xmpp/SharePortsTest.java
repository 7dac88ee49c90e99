package org.uclab.client.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharePortsTest {

    @Test
    void aFileNarrowsThem() {
        assertThat(SharePorts.narrowed("50000", "20")).isEqualTo(new SharePorts(50000, 20));
        assertThat(SharePorts.narrowed("65535", "1").last()).isEqualTo(65535);
        assertThat(SharePorts.DYNAMIC.last()).isEqualTo(65535);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "50000,''", "'',20", "80,20", "65530,20", "50000,0", "many,few", "-1,5", "999999,1"})
    void whatIsNoRangeChangesNothing(String start, String size) {
        assertThat(SharePorts.narrowed(start, size)).isEqualTo(SharePorts.DYNAMIC);
    }
}
