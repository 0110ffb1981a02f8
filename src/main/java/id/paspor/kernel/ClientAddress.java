package id.paspor.kernel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as far as one can tell clients apart by it. */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * The key under which a client is counted: an IPv4 address, or the first 64 bits of an IPv6 address, since every
     * connection has a whole such network for itself.
     *
     * @param remote a numeric address, as a request has it
     */
    public static String key(String remote) {
        try {
            // the address is numeric, so nothing is looked up
            InetAddress address = InetAddress.getByName(remote.replaceFirst("%.*", ""));
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                    : address.getHostAddress();
        } catch (UnknownHostException notNumeric) {
            return remote;
        }
    }
}
