package org.uclab.client.xml;

import java.util.List;
import org.uclab.lab.history.Reason;

/** Why documents are of no use, for those who hand it on. */
public final class DocumentReasons {

    static final Reason OTHER_DOCUMENT =
            Reason.named("other-document", "it is a '{found...}' document, not '{wanted}'");
    static final Reason EMPTY = Reason.named("document-empty", "it is empty");

    public static final Reason NOT_XML = Reason.named("not-xml", "it is not the XML expected: {detail...}");
    public static final Reason TOO_LONG = Reason.named("document-too-long", "it has more than {limit} bytes");

    /** All of them. */
    public static final List<Reason> ALL = List.of(OTHER_DOCUMENT, NOT_XML, EMPTY, TOO_LONG);

    private DocumentReasons() {}
}
