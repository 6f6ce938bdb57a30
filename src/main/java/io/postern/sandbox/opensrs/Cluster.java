package io.postern.sandbox.opensrs;

/** The upstream's two installations, which know nothing of each other. */
enum Cluster {
    A("opensrs"),
    B("opensrs-b");

    private final String folder;

    Cluster(String folder) {
        this.folder = folder;
    }

    /** Where its methods are. */
    String api() {
        return "/sandbox/" + folder + "/api/";
    }
}
