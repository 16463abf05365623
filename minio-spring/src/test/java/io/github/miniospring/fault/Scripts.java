package io.github.miniospring.fault;

import io.github.miniospring.fault.FaultServer.Script;

/** What servers do. */
final class Scripts {

    /** Takes the request and says that all is well. */
    static final Script OK = exchange -> exchange.readBody().answer(200, "ETag: \"e\"\n", "");

    /** Says nothing at all. */
    static final Script SILENT = FaultExchange::hang;

    /** Closes the connection in place of an answer. */
    static final Script CLOSE = exchange -> exchange.readBody().close();

    /** Takes the request and crashes. */
    static final Script RESET = exchange -> exchange.readBody().reset();

    /** Cannot do it now. */
    static final Script BUSY = error(503, "SlowDown");

    private Scripts() {
    }

    /** Refuses as S3 does; without a document where the request is HEAD. */
    static Script error(int status, String code) {
        return error(status, code, "");
    }

    static Script error(int status, String code, String head) {
        return exchange -> exchange.readBody()
            .answer(status, head + "Content-Type: application/xml\n", document(code, ""));
    }

    static String document(String code, String more) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>Because of " + code
                + "</Message>" + more + "<RequestId>R1</RequestId></Error>";
    }

    /** An object. */
    static Script object(byte[] content) {
        return object(content, "");
    }

    static Script object(byte[] content, String head) {
        return exchange -> exchange.readBody().answer(200, "ETag: \"e\"\n" + head, content);
    }

}
