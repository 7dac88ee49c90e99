package org.uclab.shell.rtp;

import org.uclab.lab.wire.DatagramTap;
import org.uclab.lab.wire.DatagramTapMaker;

/** Has the wire record every range socket whose protocol is {@code rtp}. Found by the wire. */
public final class RtpTapMaker implements DatagramTapMaker {

    @Override
    public String protocol() {
        return "rtp";
    }

    @Override
    public DatagramTap tap(Site site) {
        return new RtpTap(site);
    }
}
