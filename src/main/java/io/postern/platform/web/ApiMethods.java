package io.postern.platform.web;

import java.util.Set;

/** What can be done at an address of the API; implemented by the API. */
public interface ApiMethods {
    /** Empty when there is no such address. */
    Set<String> at(String path);
}
