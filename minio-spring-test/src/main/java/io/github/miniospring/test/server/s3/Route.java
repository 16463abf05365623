package io.github.miniospring.test.server.s3;

import java.util.List;

import io.github.miniospring.test.server.action.Action;
import io.github.miniospring.test.server.action.Target;
import io.github.miniospring.test.server.auth.AuthenticationType;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.text.Query;

/**
 * A row of the table from requests to actions.
 *
 * @param name S3's name of the action
 * @param permission that the sender needs; empty if the action sees to it by itself
 * @param query parameters that must be there, as {@code name} or {@code name=value}
 * @param header that must be there, as {@code name} or, with what it must contain,
 * {@code name=text}; empty for none
 */
record Route(String name, String method, Level level, List<String> query, String header, Body body, String permission,
        Action action) {

    boolean matches(RequestHead head, Target target, Query given) {
        return this.method.equals(head.method()) && this.level.matches(target)
                && (this.header.isEmpty() || has(head, this.header))
                && (this.body != Body.FORM || AuthenticationType.isForm(head))
                && (this.body != Body.PARAMETERS || isParameters(head))
                && this.query.stream().allMatch(parameter -> has(given, parameter));
    }

    private static boolean has(RequestHead head, String header) {
        int equals = header.indexOf('=');
        return (equals < 0) ? head.headers().has(header)
                : head.headers().get(header.substring(0, equals)).contains(header.substring(equals + 1));
    }

    private static boolean isParameters(RequestHead head) {
        return head.rawQuery().isEmpty()
                && head.headers().get("Content-Type").startsWith("application/x-www-form-urlencoded");
    }

    private static boolean has(Query given, String parameter) {
        int equals = parameter.indexOf('=');
        return (equals < 0) ? given.has(parameter)
                : parameter.substring(equals + 1).equals(given.find(parameter.substring(0, equals)));
    }

    /** On what an action works. */
    enum Level {

        SERVICE, BUCKET, OBJECT;

        boolean matches(Target target) {
            return switch (this) {
                case SERVICE -> target.isService();
                case BUCKET -> target.isBucket();
                case OBJECT -> target.isObject();
            };
        }

    }

    /** What an action does with the body. */
    enum Body {

        /** It expects none, and forgets one that comes. */
        NONE(0),

        /** It reads a document. */
        DOCUMENT(16L * 1024 * 1024),

        /** It reads a document; checksums in the head are not that document's. */
        COMPLETION(16L * 1024 * 1024),

        /** It stores an object or a part. */
        OBJECT(5L * 1024 * 1024 * 1024 * 1024),

        /** It reads a form with a file, and sees to the sender by itself. */
        FORM(5L * 1024 * 1024 * 1024),

        /** It reads a form of parameters, and sees to the sender by itself. */
        PARAMETERS(10L * 1024 * 1024);

        private final long limit;

        Body(long limit) {
            this.limit = limit;
        }

        boolean showsSender() {
            return this == FORM || this == PARAMETERS;
        }

        /** The most bytes it takes. */
        long limit() {
            return this.limit;
        }

    }

}
