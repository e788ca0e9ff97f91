package org.poreseg.pictures;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads XML with the JDK's parser, and nothing from outside of the text. */
final class Xml {

    private Xml() {
    }

    /**
     * @param file an XML file
     * @return its root
     * @throws IOException if it cannot be read or is no XML; the message names the file
     */
    static Element read(final Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    /**
     * @param text an XML document
     * @param origin where it stands, for messages
     * @return its root
     * @throws IOException if it is no XML
     */
    static Element parse(final String text, final String origin) throws IOException {
        try {
            final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (final SAXException | ParserConfigurationException e) {
            throw new IOException(origin + " is no XML: " + e.getMessage(), e);
        }
    }

    /** @return the text with what XML reserves escaped */
    static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
