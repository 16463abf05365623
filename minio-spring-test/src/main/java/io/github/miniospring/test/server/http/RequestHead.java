package io.github.miniospring.test.server.http;

import java.net.InetSocketAddress;

/**
 * A request up to its body.
 *
 * @param method as sent
 * @param target path and query as sent
 * @param secure whether it came over TLS
 * @param remote the client's address
 * @param local the server's address that the client talks to
 */
public record RequestHead(String method, String target, Headers headers, boolean secure, InetSocketAddress remote,
        InetSocketAddress local) {

    /** The same with other headers. */
    public RequestHead with(Headers headers) {
        return new RequestHead(this.method, this.target, headers, this.secure, this.remote, this.local);
    }

    /** The path as sent, without the query. */
    public String rawPath() {
        int query = this.target.indexOf('?');
        return (query < 0) ? this.target : this.target.substring(0, query);
    }

    /** The query as sent; empty if there is none. */
    public String rawQuery() {
        int query = this.target.indexOf('?');
        return (query < 0) ? "" : this.target.substring(query + 1);
    }

    /** Bytes of the body as declared; -1 if not declared. */
    public long contentLength() {
        try {
            String length = this.headers.find("Content-Length");
            return (length != null) ? Long.parseLong(length.trim()) : -1;
        }
        catch (NumberFormatException ex) {
            return -1;
        }
    }

    public boolean isChunked() {
        return this.headers.get("Transfer-Encoding").toLowerCase().contains("chunked");
    }

}
