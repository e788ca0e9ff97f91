package org.poreseg.pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A tree of settings as KNIME stores it: entries with a key and a value, and named trees below. */
final class Config {

    private final Element m_element;

    private final Path m_file;

    private Config(final Element element, final Path file) {
        m_element = element;
        m_file = file;
    }

    /**
     * @param file a workflow.knime or settings.xml
     * @return its tree
     * @throws IOException if it cannot be read
     */
    static Config read(final Path file) throws IOException {
        return new Config(Xml.read(file), file);
    }

    private List<Element> elements(final String tag) {
        final List<Element> elements = new ArrayList<>();
        for (Node child = m_element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(tag)) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** @return the trees below, in the file's order */
    List<Config> children() {
        return elements("config").stream().map(element -> new Config(element, m_file)).toList();
    }

    private Optional<Config> child(final String key) {
        return children().stream().filter(child -> child.m_element.getAttribute("key").equals(key)).findFirst();
    }

    boolean has(final String key) {
        return child(key).isPresent();
    }

    /** @return the tree of that name */
    Config get(final String key) throws IOException {
        return child(key).orElseThrow(() -> absent(key));
    }

    /** @return the value of an entry, empty if there is no such entry or it is null */
    Optional<String> find(final String key) {
        return elements("entry").stream().filter(entry -> entry.getAttribute("key").equals(key))
            .filter(entry -> !entry.hasAttribute("isnull")).map(entry -> unescaped(entry.getAttribute("value")))
            .findFirst();
    }

    String string(final String key) throws IOException {
        return find(key).orElseThrow(() -> absent(key));
    }

    int integer(final String key) throws IOException {
        return Integer.parseInt(string(key));
    }

    private IOException absent(final String key) {
        return new IOException(m_file + ": expected \"" + key + "\" in \"" + m_element.getAttribute("key") + "\"");
    }

    /** KNIME writes characters that XML would lose as %% and five digits. */
    private static String unescaped(final String value) {
        return value.replace("%%00010", "\n").replace("%%00009", "\t").replace("%%00013", "");
    }
}
