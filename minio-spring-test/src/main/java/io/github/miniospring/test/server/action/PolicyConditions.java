package io.github.miniospring.test.server.action;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.miniospring.test.server.auth.Authentication;
import io.github.miniospring.test.server.auth.AuthenticationType;
import io.github.miniospring.test.server.http.RequestHead;
import io.github.miniospring.test.server.text.Query;

/** What the conditions of policies may look at. */
final class PolicyConditions {

    private PolicyConditions() {
    }

    static Map<String, List<String>> of(RequestHead head, Query query, Authentication authentication, Instant now) {
        Map<String, List<String>> values = new HashMap<>();
        head.headers().asMap().forEach((name, all) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-")) {
                values.put("s3:" + lower, all);
                values.putIfAbsent("s3:" + lower.substring("x-amz-".length()), all);
            }
        });
        query.names().forEach(name -> values.put("s3:" + name.toLowerCase(Locale.ROOT), query.all(name)));
        values.put("aws:sourceip", List.of(head.remote().getAddress().getHostAddress()));
        values.put("aws:securetransport", List.of(Boolean.toString(head.secure())));
        values.put("aws:useragent", List.of(head.headers().get("User-Agent")));
        values.put("aws:referer", head.headers().all("Referer"));
        values.put("aws:currenttime", List.of(now.toString()));
        values.put("aws:epochtime", List.of(Long.toString(now.getEpochSecond())));
        values.put("aws:username", List.of(authentication.identity().userName()));
        values.put("aws:userid", List.of(authentication.identity().userName()));
        boolean old = authentication.type() == AuthenticationType.HEADER_V2
                || authentication.type() == AuthenticationType.QUERY_V2;
        boolean link = authentication.type() == AuthenticationType.QUERY
                || authentication.type() == AuthenticationType.QUERY_V2;
        values.put("s3:authtype", List.of(link ? "REST-QUERY-STRING" : "REST-HEADER"));
        values.put("s3:signatureversion", List.of(old ? "AWS" : "AWS4-HMAC-SHA256"));
        return values;
    }

}
