package io.github.miniospring.object;

import io.github.miniospring.client.CannedExchange;
import io.github.miniospring.operation.RequestText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GetObjectAclTests {

    private final GetObjectAcl get = GetObjectAcl.of("photos", "cat.png");

    @Test
    void asksForTheListOfAVersion() {
        assertThat(RequestText.of(this.get.versionId("1"))).isEqualTo("GET /photos/cat.png?acl=&versionId=1\n");
    }

    @Test
    void readsWhoMayDoWhat() {
        GetObjectAcl.Acl acl = CannedExchange.decode(this.get, """
                <AccessControlPolicy><Owner><ID>1</ID><DisplayName>Tom</DisplayName></Owner><AccessControlList>
                <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">
                <ID>1</ID><DisplayName>Tom</DisplayName></Grantee><Permission>FULL_CONTROL</Permission></Grant>
                <Grant><Grantee><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee>
                <Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>""");

        GetObjectAcl.Grantee tom = new GetObjectAcl.Grantee("1", "Tom", null);
        assertThat(acl.owner()).isEqualTo(tom);
        assertThat(acl.grants()).containsExactly(new GetObjectAcl.Grant(tom, "FULL_CONTROL"), new GetObjectAcl.Grant(
                new GetObjectAcl.Grantee(null, null, "http://acs.amazonaws.com/groups/global/AllUsers"), "READ"));
    }

}
