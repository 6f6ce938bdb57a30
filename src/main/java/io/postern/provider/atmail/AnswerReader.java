package io.postern.provider.atmail;

import io.postern.platform.http.OutboundAnswer;
import io.postern.provider.atmail.Answer.Element;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML of every known generation: the status before or after the response, the message inside it or beside it. Takes
 * no document type, no entities and no more than so many bytes, elements and levels; what must never be shown is dropped
 * here.
 */
final class AnswerReader {
    private static final int MOST_BYTES = 5_000_000;
    private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)");
    private static final int MOST_ELEMENTS = 500_000;
    private static final int MOST_LEVELS = 16;
    private static final XMLInputFactory XML = hardened();

    private final XMLStreamReader reader;
    private int elements;

    private AnswerReader(XMLStreamReader reader) {
        this.reader = reader;
    }

    static Answer read(OutboundAnswer answer) {
        if (answer.body().length > MOST_BYTES) {
            return new Answer.Unreadable(false, answer.status());
        }
        Optional<String> text = text(answer.body());
        boolean empty = text.filter(String::isEmpty).isPresent();
        return text.flatMap(AnswerReader::tree)
                .map(root -> judged(root, answer.status()))
                .orElseGet(() -> new Answer.Unreadable(empty, answer.status()));
    }

    private static Answer judged(Element root, int httpStatus) {
        // an unknown method is answered without the element around it
        Element method = root.child("status").isPresent()
                ? root
                : root.children().stream().findFirst().orElse(root);
        String status = method.text("status").strip().toLowerCase(Locale.ROOT);
        return switch (status) {
            case "success" -> new Answer.Done(method);
            case "failed" -> new Answer.Refused(message(method), httpStatus);
            default -> new Answer.Unreadable(false, httpStatus);
        };
    }

    private static String message(Element method) {
        Element response = method.child("response").orElse(method);
        return Optional.of(response.text("message"))
                .filter(text -> !text.isEmpty())
                .or(() -> Optional.of(method.text("message")).filter(text -> !text.isEmpty()))
                .orElse(response.text())
                .strip();
    }

    /** Decoded strictly as UTF-8, or as what the first line declares; nothing where it is neither. */
    private static Optional<String> text(byte[] body) {
        String beginning = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(beginning);
        try {
            Charset charset = declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
            String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return Optional.of((text.startsWith("\uFEFF") ? text.substring(1) : text).strip());
        } catch (CharacterCodingException | IllegalArgumentException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    private static Optional<Element> tree(String text) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
            try {
                return Optional.of(new AnswerReader(reader).document());
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException _) {
            // the parser of the JDK also throws unchecked ones at odd input; none may quote it
            return Optional.empty();
        }
    }

    private Element document() throws XMLStreamException {
        Element root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            refuseTypes(event);
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = element(1);
            }
        }
        if (root == null) {
            throw new XMLStreamException("no element");
        }
        return root;
    }

    private Element element(int level) throws XMLStreamException {
        if (level > MOST_LEVELS || ++elements > MOST_ELEMENTS) {
            throw new XMLStreamException("too much of it");
        }
        String name = reader.getLocalName();
        var text = new StringBuilder();
        List<Element> children = new ArrayList<>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            refuseTypes(event);
            if (event == XMLStreamConstants.START_ELEMENT) {
                Element child = element(level + 1);
                if (!unwanted(child.name())) {
                    children.add(child);
                }
            } else if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                text.append(reader.getText());
            }
        }
        return new Element(name, children.isEmpty() ? text.toString() : "", children);
    }

    private static void refuseTypes(int event) throws XMLStreamException {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("a document type or an entity");
        }
    }

    /** Stored hashes, security questions and places on the upstream's disks. */
    private static boolean unwanted(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("password") || lower.endsWith("maildir");
    }

    private static XMLInputFactory hardened() {
        // the JDK's own, whatever else is on the class path
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // else it writes to the standard error output
        factory.setXMLReporter((message, type, related, location) -> {});
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("no external entities");
        });
        return factory;
    }
}
