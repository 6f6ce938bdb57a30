package io.postern.access;

import java.util.LinkedHashMap;
import java.util.Map;

/** A browser in words that its user recognises. */
public record Browser(String name, String system) {
    // order matters: most browsers claim to be the ones below them
    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        NAMES.put("Edg", "Edge");
        NAMES.put("OPR/", "Opera");
        NAMES.put("Firefox/", "Firefox");
        NAMES.put("FxiOS/", "Firefox");
        NAMES.put("Chrome/", "Chrome");
        NAMES.put("CriOS/", "Chrome");
        NAMES.put("Safari/", "Safari");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Linux", "Linux");
    }

    static Browser of(String userAgent) {
        return new Browser(first(NAMES, userAgent), first(SYSTEMS, userAgent));
    }

    public boolean known() {
        return !name.isEmpty() && !system.isEmpty();
    }

    private static String first(Map<String, String> marks, String userAgent) {
        if (userAgent == null) {
            return "";
        }
        return marks.entrySet().stream()
                .filter(mark -> userAgent.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
