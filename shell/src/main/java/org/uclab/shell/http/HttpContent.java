package org.uclab.shell.http;

import org.uclab.lab.history.Message;
import org.uclab.lab.wire.HttpFields;

/** A request or a response as the history keeps it. */
public sealed interface HttpContent extends Message.Content permits RequestContent, ResponseContent {

    /** RFC 9112 §2.1: what stands before the header. */
    String firstLine();

    HttpFields headers();

    byte[] body();

    @Override
    default byte[] bytes() {
        return HttpBytes.of(firstLine(), headers(), body());
    }

    /** What its header takes nobody counts. */
    @Override
    default int size() {
        return body().length;
    }
}
