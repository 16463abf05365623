package io.github.miniospring.test.server.sts;

import io.github.miniospring.test.server.action.Call;
import io.github.miniospring.test.server.http.Response;
import io.github.miniospring.test.server.text.Query;

/**
 * Sessions for those whom somebody else knows. Nobody else is set up here, which is
 * answered as MinIO answers it.
 */
public final class ForeignIdentities {

    private ForeignIdentities() {
    }

    /** Answers a request with parameters in its query. */
    public static Response refuse(Call call) {
        return refuse(call, call.query());
    }

    static Response refuse(Call call, Query parameters) {
        String action = parameters.get("Action");
        return switch (action) {
            case "AssumeRoleWithWebIdentity", "AssumeRoleWithClientGrants" -> token(call, parameters);
            case "AssumeRoleWithLDAPIdentity" -> directory(call, parameters);
            default -> StsResponse.invalid(call, "Unsupported action " + action);
        };
    }

    private static Response token(Call call, Query parameters) {
        String role = parameters.get("RoleArn");
        return StsResponse.invalid(call, role.isEmpty() ? "Role arn:minio:iam:::role/dummy-internal does not exist"
                : "Error processing RoleArn parameter: RoleARN " + role + " is not defined.");
    }

    private static Response directory(Call call, Query parameters) {
        boolean complete = !parameters.get("LDAPUsername").isEmpty() && !parameters.get("LDAPPassword").isEmpty();
        return complete ? StsResponse.invalid(call, "LDAP server error: LDAP is not configured")
                : StsResponse.missing(call, "LDAPUsername and LDAPPassword cannot be empty");
    }

    /** Answers an action that is turned off. */
    public static Response disabled(Call call) {
        return StsResponse.error(call, 503, "STSNotInitialized",
                "STS API '" + call.query().get("Action") + "' is disabled");
    }

}
