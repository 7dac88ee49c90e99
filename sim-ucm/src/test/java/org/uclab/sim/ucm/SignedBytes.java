package org.uclab.sim.ucm;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A signed file as a device reads it: the header's elements by tag, what is signed, and what is behind the header.
 *
 * @param data the file without the element of the signature
 */
public record SignedBytes(Map<Integer, byte[]> header, byte[] data, byte[] signature, byte[] content) {

    private static final int PADDING = 13;
    private static final int SIGNATURE = 12;

    /** Elements that hold others. */
    private static final int[] NESTS = {3, 7, 9};

    public static SignedBytes of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        Map<Integer, byte[]> header = new TreeMap<>();
        int end = Integer.MAX_VALUE;
        byte[] data = file;
        while (bytes.position() < end) {
            int at = bytes.position();
            int tag = bytes.get();
            if (tag == PADDING) {
                continue;
            }
            int length = bytes.getShort() & 0xffff;
            if (Arrays.stream(NESTS).anyMatch(nest -> nest == tag)) {
                header.put(tag, new byte[length]);
                continue;
            }
            byte[] value = new byte[length];
            bytes.get(value);
            header.put(tag, value);
            if (tag == 2) {
                end = ((value[0] & 0xff) << 8) | (value[1] & 0xff);
            }
            if (tag == SIGNATURE) {
                data = new byte[file.length - 3 - length];
                System.arraycopy(file, 0, data, 0, at);
                System.arraycopy(file, bytes.position(), data, at, file.length - bytes.position());
            }
        }
        return new SignedBytes(header, data, header.get(SIGNATURE), Arrays.copyOfRange(file, end, file.length));
    }

    /** The certificate of the record, in a trust list, that has the role of the signer. */
    public X509Certificate signerIn(byte[] list) throws CertificateException {
        ByteBuffer records = ByteBuffer.wrap(of(list).content());
        while (records.hasRemaining()) {
            Map<Integer, byte[]> record = record(records);
            byte[] role = record.get(4);
            if (role[0] == 0 && role[1] == 0) {
                return (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(record.get(9)));
            }
        }
        throw new AssertionError("no record of the signer");
    }

    /** The elements of the record that begins here, by tag. */
    public static Map<Integer, byte[]> record(ByteBuffer bytes) {
        int begin = bytes.position();
        Map<Integer, byte[]> record = new TreeMap<>();
        int end = Integer.MAX_VALUE;
        while (bytes.position() < end) {
            int tag = bytes.get();
            byte[] value = new byte[bytes.getShort() & 0xffff];
            bytes.get(value);
            record.put(tag, value);
            if (tag == 1) {
                end = begin + (((value[0] & 0xff) << 8) | (value[1] & 0xff));
            }
        }
        return record;
    }
}
