package io.github.miniospring.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UriUtils;

/**
 * Refuses requests whose path could be taken for another one, and has every answer tell
 * browsers to trust as little as possible.
 *
 * <p>
 * Of a path like {@code /objects/a;b} containers and frameworks cut what follows the
 * semicolon, and {@code ..} they resolve or leave as it is: the wrong object would be
 * read, overwritten or deleted.
 */
@Component
final class RequestGuard extends OncePerRequestFilter {

    /** What the page needs, and nothing else. What is stored gets less still. */
    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self' %s; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'";

    private final HandlerExceptionResolver handlerExceptionResolver;

    private final String pagePolicy;

    RequestGuard(HandlerExceptionResolver handlerExceptionResolver, InboxBucket bucket) {
        this.handlerExceptionResolver = handlerExceptionResolver;
        // Large files go straight to the storage server.
        this.pagePolicy = PAGE_POLICY.formatted(bucket.origin());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", this.pagePolicy);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        String fault = faultOf(request.getRequestURI());
        if (fault == null) {
            chain.doFilter(request, response);
            return;
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, fault);
        this.handlerExceptionResolver.resolveException(request, response, null,
                new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null));
    }

    private static @Nullable String faultOf(String path) {
        if (path.indexOf(';') >= 0) {
            return "The path has a semicolon; write it as %3B";
        }
        String decoded = UriUtils.decode(path, StandardCharsets.UTF_8);
        boolean dots = Arrays.stream(decoded.split("/")).anyMatch(part -> part.equals(".") || part.equals(".."));
        return dots ? "The path has a part that is '.' or '..', which names no object" : null;
    }

}
