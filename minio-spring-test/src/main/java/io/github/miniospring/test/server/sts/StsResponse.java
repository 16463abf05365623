package io.github.miniospring.test.server.sts;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.http.ResponseBody;
import io.github.miniospring.test.server.text.XmlBuilder;

/** Answers as the token service writes them, which are not S3's. */
final class StsResponse {

    static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

    private StsResponse() {
    }

    static Response invalid(Call call, String message) {
        return error(call, 400, "InvalidParameterValue", message);
    }

    static Response missing(Call call, String message) {
        return error(call, 400, "MissingParameter", message);
    }

    static Response denied(Call call, String message) {
        return error(call, 403, "AccessDenied", message);
    }

    static Response error(Call call, int status, String code, String message) {
        XmlBuilder xml = XmlBuilder.document("ErrorResponse", NAMESPACE)
            .open("Error")
            .text("Type", "")
            .text("Code", code)
            .text("Message", message)
            .close()
            .text("RequestId", call.requestId());
        return new Response(status).header("Content-Type", "application/xml").body(ResponseBody.of(xml.bytes()));
    }

}
