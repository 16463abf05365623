package io.github.miniospring.object;

import java.util.ArrayList;
import java.util.List;

import io.github.miniospring.operation.OperationSpec;
import io.github.miniospring.operation.S3Response;
import io.github.miniospring.operation.Versioned;
import io.github.miniospring.xml.XmlReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/**
 * Reads who may do what with an object, on servers that keep such lists. MinIO keeps
 * none: it answers that the owner has full control, and leaves the rest to policies.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html">S3:
 * GetObjectAcl</a>
 */
public final class GetObjectAcl extends OperationSpec<GetObjectAcl, GetObjectAcl.Acl>
        implements Versioned<GetObjectAcl> {

    private GetObjectAcl(String bucket, String key) {
        super(HttpMethod.GET, bucket, key);
        query("acl", "");
    }

    public static GetObjectAcl of(String bucket, String key) {
        return new GetObjectAcl(bucket, key);
    }

    @Override
    public Mono<Acl> decode(S3Response response) {
        return response.xml("AccessControlPolicy", Acl::from);
    }

    /**
     * Who may do what.
     *
     * @param owner whose it is
     * @param grants in the server's order
     */
    public record Acl(Grantee owner, List<Grant> grants) {

        public Acl {
            grants = List.copyOf(grants);
        }

        static Acl from(XmlReader xml) {
            Grantee owner = Grantee.NOBODY;
            List<Grant> grants = new ArrayList<>();
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "Owner" -> owner = Grantee.from(xml);
                    case "AccessControlList" -> {
                        XmlReader.Children entries = xml.children();
                        while (entries.next()) {
                            grants.add(Grant.from(xml));
                        }
                    }
                    default -> {
                    }
                }
            }
            return new Acl(owner, grants);
        }

    }

    /**
     * A user, or with a {@code uri} a group.
     *
     * @param id of a user
     * @param displayName of a user
     * @param uri of a group
     */
    public record Grantee(@Nullable String id, @Nullable String displayName, @Nullable String uri) {

        static final Grantee NOBODY = new Grantee(null, null, null);

        static Grantee from(XmlReader xml) {
            String id = null;
            String displayName = null;
            String uri = null;
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "ID" -> id = textOrNull(xml);
                    case "DisplayName" -> displayName = textOrNull(xml);
                    case "URI" -> uri = textOrNull(xml);
                    default -> {
                    }
                }
            }
            return new Grantee(id, displayName, uri);
        }

        private static @Nullable String textOrNull(XmlReader xml) {
            String text = xml.text();
            return text.isEmpty() ? null : text;
        }

    }

    /**
     * What somebody may do.
     *
     * @param grantee who
     * @param permission {@code FULL_CONTROL}, {@code READ}, {@code WRITE},
     * {@code READ_ACP} or {@code WRITE_ACP}
     */
    public record Grant(Grantee grantee, String permission) {

        static Grant from(XmlReader xml) {
            Grantee grantee = Grantee.NOBODY;
            String permission = "";
            XmlReader.Children children = xml.children();
            while (children.next()) {
                switch (xml.name()) {
                    case "Grantee" -> grantee = Grantee.from(xml);
                    case "Permission" -> permission = xml.text();
                    default -> {
                    }
                }
            }
            return new Grant(grantee, permission);
        }

    }

}
