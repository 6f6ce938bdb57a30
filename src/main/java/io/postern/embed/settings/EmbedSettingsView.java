package io.postern.embed.settings;

import io.postern.embed.RefusedLaunch;
import java.util.List;

/**
 * The page where embedding is set up.
 *
 * @param managedOrigins of the tenants file
 * @param origins what the field holds, one a line
 * @param wrong lines that cannot be saved
 * @param selfTest address of the self-test in a frame
 */
public record EmbedSettingsView(
        List<String> managedOrigins,
        String origins,
        List<TypedOrigin> wrong,
        List<InstallationRow> installations,
        List<RefusedLaunch> refusals,
        String selfTest) {
    public boolean anyOrigin() {
        return !managedOrigins.isEmpty() || !origins.isBlank();
    }

    /** To be put into a page of the billing system. */
    public String frame() {
        return "<iframe src=\"" + selfTest + "\" title=\"Self-test\" width=\"100%\" height=\"900\"></iframe>";
    }
}
