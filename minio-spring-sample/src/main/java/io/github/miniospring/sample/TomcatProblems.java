package io.github.miniospring.sample;

import java.io.IOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Tells as problem details too what Tomcat refuses before the application sees it, such
 * as {@code %2F} in a path.
 */
@Component
class TomcatProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> context.getParent().getPipeline().addValve(new ProblemReport()));
    }

    private static final class ProblemReport extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null || !status.isError() || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getOutputStream()
                    .print("""
                            {"title":"%s","status":%d,"detail":"%s"}""".formatted(status.getReasonPhrase(),
                            status.value(), detailOf(status)));
                response.finishResponse();
            }
            catch (IOException ex) {
                // The client has gone.
            }
        }

        // In our own words: nothing of the request comes back in them.
        private static String detailOf(HttpStatus status) {
            return (status == HttpStatus.BAD_REQUEST)
                    ? "The request is no proper HTTP, or its path has what no path here may have, such as %2F or %5C"
                    : "The request was not answered";
        }

    }

}
