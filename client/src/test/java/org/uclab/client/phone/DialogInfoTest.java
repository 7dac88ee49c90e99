package org.uclab.client.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uclab.client.phone.call.CallInput;
import org.uclab.client.phone.call.LineCall;

/** What a node tells of the calls of other devices of the line. */
class DialogInfoTest {

    private static String dialog(String state, String rendering) {
        return "<dialog id=\"d\" call-id=\"c1\" local-tag=\"a\" remote-tag=\"b\"><state>" + state
                + "</state><local><target uri=\"sip:x\"><param pname=\"+sip.rendering\" pval=\"" + rendering
                + "\"/></target></local></dialog>";
    }

    private static List<CallInput.Line> read(String... dialogs) {
        return DialogInfo.read(
                "<dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\" version=\"1\" state=\"partial\">"
                        + String.join("", dialogs) + "</dialog-info>");
    }

    @Test
    void aCallIsInUseHeldOrOver() {
        LineCall call = new LineCall("c1", "a", "b");
        assertThat(read(dialog("confirmed", "yes"))).containsExactly(new CallInput.Line(call, false, false));
        assertThat(read(dialog("confirmed", "no"))).containsExactly(new CallInput.Line(call, false, true));
        assertThat(read(dialog("terminated", "yes"))).containsExactly(new CallInput.Line(call, true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<dialog-info",
                "<dialog-info/>",
                "<other><dialog call-id=\"c\"/></other>",
                "<dialog-info><dialog/></dialog-info>",
                "<!DOCTYPE x [<!ENTITY a \"aa\">]><dialog-info><dialog call-id=\"&a;\"/></dialog-info>"
            })
    void whatSaysNothingMeansNothing(String document) {
        assertThat(DialogInfo.read(document)).isEmpty();
    }

    @Test
    void noMoreThanSoManyAreRead() {
        String[] many = new String[100];
        java.util.Arrays.fill(many, dialog("confirmed", "yes"));
        assertThat(read(many)).hasSize(32);
    }
}
