package io.github.miniospring.sample;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The server does not trust the inbox. */
@InboxTest
@TestPropertySource(properties = "test.secret-key=not-the-secret")
class RefusedTests {

    @Test
    void tellsThatTheServerRefuses(@LocalServerPort int port) throws Exception {
        InboxClient inbox = new InboxClient(port);

        ObjectControllerTests.assertProblem(inbox.put("/objects/a", "x"), 403, "does not let the inbox");
        ObjectControllerTests.assertProblem(inbox.get("/objects/a"), 403, "SignatureDoesNotMatch");
        ObjectControllerTests.assertProblem(inbox.get("/objects"), 403, "");
        ObjectControllerTests.assertProblem(inbox.get("/links/a"), 403, "");
        ObjectControllerTests.assertProblem(inbox.send("DELETE", "/objects/a", ""), 403, "");
    }

}
