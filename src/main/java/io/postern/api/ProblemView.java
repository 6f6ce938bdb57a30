package io.postern.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Problem", description = "Why there is no other answer (RFC 9457).")
public record ProblemView(
        @Schema(description = "Stable; tells problems apart", examples = "urn:postern:problem:invalid")
        String type,

        @Schema(description = "The same for each problem of its type", examples = "Some of it cannot be used")
        String title,

        @Schema(description = "The status of the answer", examples = "422")
        int status,

        @Schema(
                description = "What happened and what to do, in plain words",
                examples = "Nothing was changed. See errors for each member.")
        String detail,

        @Schema(description = "The members that are wrong; may be empty")
        List<Member> errors,

        @Schema(description = "Finds the request in the portal’s log", examples = "aGVsbG8gd29y")
        String reference) {
    public ProblemView {
        errors = List.copyOf(errors);
    }

    @Schema(name = "ProblemMember", description = "One member of the request that is wrong.")
    public record Member(
            @Schema(description = "Its name, with dots between levels", examples = "customer.id")
            String field,

            @Schema(description = "What is wrong with it", examples = "This is needed.")
            String detail) {}
}
