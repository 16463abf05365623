package io.github.miniospring.test.server.document;

import java.util.List;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.error.S3Error;
import io.github.miniospring.test.server.event.EventNames;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.store.Document;
import io.github.miniospring.test.server.text.XmlBuilder;
import io.github.miniospring.test.server.text.XmlElement;

/** Where events of a bucket are sent. There is no place to send them to. */
public final class Notification {

    private Notification() {
    }

    /** Gives it back. */
    public static Response get(Call call) {
        Document document = call.bucket().document("notification");
        return Response.xml((document != null) ? document.content() : empty());
    }

    private static byte[] empty() {
        return XmlBuilder.bare("NotificationConfiguration", XmlBuilder.S3).bytes();
    }

    /** Sets it. */
    public static Response put(Call call) {
        call.bucket();
        XmlElement xml = call.xml("NotificationConfiguration");
        if (xml.has("TopicConfiguration") || xml.has("CloudFunctionConfiguration")) {
            throw S3Error.of("UnsupportedNotification", 400,
                    "MinIO server does not support Topic or Cloud Function based notifications.");
        }
        for (XmlElement queue : xml.children("QueueConfiguration")) {
            List<XmlElement> events = queue.children("Event");
            if (events.isEmpty()) {
                throw S3Error.MALFORMED_XML.failure();
            }
            for (XmlElement event : events) {
                if (EventNames.expand(event.text().trim()) == null) {
                    throw S3Error.INVALID_ARGUMENT.failure("A specified event is not supported for notifications.");
                }
            }
            throw S3Error.INVALID_ARGUMENT.failure("A specified destination ARN does not exist or is not"
                    + " well-formed. Verify the destination ARN.");
        }
        call.bucket().setDocument("notification", empty());
        return Response.ok();
    }

}
