package io.github.miniospring.test.server.action;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.miniospring.test.server.http.RequestHead;

/** Where a request comes from: what a proxy says about it, else the peer. */
final class ClientAddress {

    private static final Pattern FORWARDED_FOR = Pattern.compile("(?i)for=\"?([^\";, ]+)");

    private static final Pattern PORT = Pattern.compile("(?<=\\]):\\d+$|(?<=^[\\d.]{7,15}):\\d+$");

    private ClientAddress() {
    }

    static String of(RequestHead head) {
        String address = forwarded(head);
        if (address.isEmpty()) {
            address = text(head.remote().getAddress());
        }
        return bracketed(address);
    }

    private static String bracketed(String address) {
        return (address.contains(":") && !address.startsWith("[")) ? "[" + address + "]" : address;
    }

    /** An address as it is written in a URL. */
    static String bracketed(InetAddress address) {
        return bracketed(text(address));
    }

    private static String forwarded(RequestHead head) {
        String all = head.headers().get("X-Forwarded-For");
        if (!all.isEmpty()) {
            return all.split(",", 2)[0].trim();
        }
        String real = head.headers().get("X-Real-IP");
        if (!real.isEmpty()) {
            return real;
        }
        Matcher forwarded = FORWARDED_FOR.matcher(head.headers().get("Forwarded"));
        return forwarded.find() ? PORT.matcher(forwarded.group(1)).replaceFirst("") : "";
    }

    // Without the zone that Java appends to local ones.
    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return (zone < 0) ? text : text.substring(0, zone);
    }

}
