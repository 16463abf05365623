package io.github.miniospring.test.server.listing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;

import io.github.miniospring.test.server.object.TagSet;
import io.github.miniospring.test.server.store.ObjectVersion;
import io.github.miniospring.test.server.text.XmlBuilder;

/** What entries of listings have in common. */
public final class Entries {

    /** Who owns everything. */
    public static final String OWNER = "02d6176db174dc93cb1b899f7c6078f08654445fe8cf1b6ce98d8855f66bdbf4";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
        .withZone(ZoneOffset.UTC);

    private Entries() {
    }

    /** A time as S3's documents spell it. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** The owner of everything. */
    public static XmlBuilder owner(XmlBuilder xml) {
        return owner(xml, "Owner", "minio");
    }

    public static XmlBuilder owner(XmlBuilder xml, String element, String displayName) {
        return xml.open(element).text("ID", OWNER).text("DisplayName", displayName).close();
    }

    /** Key, time, ETag and size. */
    static XmlBuilder object(XmlBuilder xml, ObjectVersion version, UnaryOperator<String> encoding) {
        return xml.text("Key", encoding.apply(version.key()))
            .text("LastModified", time(version.modified()))
            .text("ETag", version.etag().isEmpty() ? "" : '"' + version.etag() + '"')
            .text("Size", version.size());
    }

    /** What MinIO adds when asked for metadata. */
    static void metadata(XmlBuilder xml, ObjectVersion version) {
        xml.open("UserMetadata");
        version.description().metadata().forEach(xml::text);
        version.description().headers().forEach((name, value) -> xml.text(name.toLowerCase(Locale.ROOT), value));
        xml.close();
        xml.optional("UserTags", TagSet.toHeader(version.tags()));
        xml.open("Internal").text("K", 1).text("M", 0).close();
    }

}
