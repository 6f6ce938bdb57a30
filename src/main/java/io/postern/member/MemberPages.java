package io.postern.member;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Who may sign in, and what they may do. */
@Path("/{tenant}/members")
@RunOnVirtualThread
public class MemberPages {
    private final Members members;
    private final Session session;

    MemberPages(Members members, Session session) {
        this.members = members;
        this.session = session;
    }

    @CheckedTemplate(basePath = "members", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(List<MemberRow> rows);
    }

    @GET
    @Requires(Permission.MEMBERS)
    public TemplateInstance list() {
        return Templates.list(
                members.all(session.tenant()).stream().map(MemberRow::of).toList());
    }
}
