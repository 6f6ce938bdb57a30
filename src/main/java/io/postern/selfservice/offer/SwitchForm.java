package io.postern.selfservice.offer;

import java.util.EnumMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;

/** What is chosen for each part; what is missing or unknown stays as it is. */
public class SwitchForm {
    @RestForm
    public String password;

    @RestForm
    public String autoresponder;

    @RestForm
    public String history;

    @RestForm
    public String settings;

    @RestForm("sign-out")
    public String signOut;

    Map<Part, Choice> wanted() {
        Map<Part, Choice> wanted = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            Choice choice = Choice.of(
                    switch (part) {
                        case PASSWORD -> password;
                        case AUTORESPONDER -> autoresponder;
                        case HISTORY -> history;
                        case SETTINGS -> settings;
                        case SIGN_OUT -> signOut;
                    });
            if (choice != null) {
                wanted.put(part, choice);
            }
        }
        return wanted;
    }
}
