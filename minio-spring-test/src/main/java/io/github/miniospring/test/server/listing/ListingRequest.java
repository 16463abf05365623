package io.github.miniospring.test.server.listing;

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.text.Query;
import io.github.miniospring.test.server.text.UrlText;
import io.github.miniospring.test.server.text.XmlBuilder;

/**
 * What listings of keys have in common.
 *
 * @param maxKeys as asked for
 * @param encoded whether keys are to be encoded
 */
record ListingRequest(String prefix, String delimiter, int maxKeys, boolean encoded) {

    private static final int PAGE = 1000;

    static ListingRequest of(Call call) {
        Query query = call.query();
        String encoding = query.get("encoding-type");
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("url")) {
            throw S3Error.INVALID_ARGUMENT.failure("Invalid Encoding Method specified in Request");
        }
        String prefix = query.get("prefix");
        if (prefix.contains("//") || prefix.indexOf('\0') >= 0) {
            throw S3Error.INVALID_OBJECT_NAME.failure();
        }
        return new ListingRequest(prefix, query.get("delimiter"), number(query.get("max-keys"), "maxKeys"),
                !encoding.isEmpty());
    }

    /** A number of entries; what a page holds if it is not given. */
    static int number(String text, String name) {
        return number(text, name, PAGE);
    }

    static int number(String text, String name, int usual) {
        try {
            int number = text.isEmpty() ? usual : Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        }
        catch (NumberFormatException ex) {
            // It is answered as what is out of range.
        }
        throw S3Error.INVALID_ARGUMENT.failure("Argument " + name + " must be an integer between 0 and 2147483647");
    }

    int limit() {
        return Math.min(this.maxKeys, PAGE);
    }

    UnaryOperator<String> encoding() {
        return this.encoded ? UrlText::encodeListed : UnaryOperator.identity();
    }

    /** MinIO cannot start where the prefix is not. */
    void checkMarker(String marker) {
        if (!marker.isEmpty() && !marker.startsWith(this.prefix)) {
            throw S3Error.NOT_IMPLEMENTED.failure();
        }
    }

    void prefixes(XmlBuilder xml, List<String> prefixes) {
        for (String common : prefixes) {
            xml.open("CommonPrefixes").text("Prefix", encoding().apply(common)).close();
        }
    }

}
