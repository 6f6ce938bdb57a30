package io.postern.hosting;

import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.Support;
import java.util.Arrays;
import java.util.List;

/** What each of some providers can do. */
public record ProviderMatrix(List<DriverInfo> providers) {
    /** One thing, and what each provider says about it. */
    public record Line(Capability capability, List<Cell> cells) {}

    /**
     * @param reason why not, or null
     * @param link where the provider says so, or null
     */
    public record Cell(String provider, boolean yes, boolean later, String reason, String link) {}

    public List<Line> lines() {
        return Arrays.stream(Capability.values())
                .map(capability -> new Line(
                        capability,
                        providers.stream().map(info -> cell(info, capability)).toList()))
                .toList();
    }

    private static Cell cell(DriverInfo info, Capability capability) {
        return switch (info.support(capability)) {
            case Support.Yes _ -> new Cell(info.displayName(), true, false, null, null);
            case Support.No no -> new Cell(info.displayName(), false, false, no.reason(), no.link());
            case Support.NotYet later -> new Cell(info.displayName(), false, true, later.reason(), null);
        };
    }
}
