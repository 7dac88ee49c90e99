package org.uclab.sim.ucm.tftp;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.uclab.sim.ucm.fault.TftpFault;

/**
 * What a request over UDP is answered, and what faults make of it.
 *
 * @param file  empty for an error
 * @param code  of the error
 * @param later lab time until the transfer begins
 */
record TftpReply(Optional<byte[]> file, int code, String why, Duration later) {

    static TftpReply file(byte[] file) {
        return new TftpReply(Optional.of(file), 0, "", Duration.ZERO);
    }

    static TftpReply error(int code, String why) {
        return new TftpReply(Optional.empty(), code, why, Duration.ZERO);
    }

    /** The same, with that wrong as well. */
    TftpReply with(TftpFault fault) {
        return switch (fault.kind()) {
            case REFUSAL -> error(((TftpFault.Refusal) fault).code(), "as armed");
            case LATE -> new TftpReply(file, code, why, later.plus(((TftpFault.Late) fault).by()));
            case TRUNCATED ->
                new TftpReply(file.map(whole -> Arrays.copyOf(whole, whole.length / 2)), code, why, later);
        };
    }
}
