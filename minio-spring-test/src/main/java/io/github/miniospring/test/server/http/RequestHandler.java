package io.github.miniospring.test.server.http;

/** What answers requests; called on the connection's thread. */
public interface RequestHandler {

    /**
     * Called with the head of a request, before its body is read.
     * @return what takes the body and answers
     */
    Intake accept(RequestHead head);

}
