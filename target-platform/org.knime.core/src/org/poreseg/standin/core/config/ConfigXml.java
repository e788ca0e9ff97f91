package org.poreseg.standin.core.config;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;

/** Writes and reads settings in the XML of KNIME's <code>settings.xml</code>. */
public final class ConfigXml {

    private static final String NAMESPACE = "http://www.knime.org/2008/09/XMLConfig";

    private static final Pattern ESCAPE = Pattern.compile("%%(\\d{5})");

    private ConfigXml() {
    }

    /**
     * @param config the settings
     * @param os where to; it is closed
     * @throws IOException if writing fails
     */
    public static void write(final ConfigBase config, final OutputStream os) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(os, StandardCharsets.UTF_8))) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<config xmlns=\"" + NAMESPACE
                + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"" + NAMESPACE
                + " http://www.knime.org/XMLConfig_2008_09.xsd\" key=\"" + attribute(config.getKey()) + "\"");
            writeContent(config, out, "");
        }
    }

    private static void writeContent(final ConfigBase config, final Writer out, final String indent)
        throws IOException {
        if (config.keySet().isEmpty()) {
            out.write("/>\n");
            return;
        }
        out.write(">\n");
        for (final String key : config.keySet()) {
            final AbstractConfigEntry entry = config.getEntry(key);
            out.write(indent + "    ");
            if (entry instanceof ConfigBase child) {
                out.write("<config key=\"" + attribute(key) + "\"");
                writeContent(child, out, indent + "    ");
            } else {
                final String value = ConfigAccess.get().valueOf(entry);
                out.write("<entry key=\"" + attribute(key) + "\" type=\"" + ConfigAccess.get().typeOf(entry).xmlName()
                    + (value == null ? "\" isnull=\"true\" value=\"" : "\" value=\"")
                    + (value == null ? "" : attribute(escape(value))) + "\"/>\n");
            }
        }
        out.write(indent + "</config>\n");
    }

    /**
     * @param config what is filled; it gets the key of the outermost element
     * @param is where from; it is closed
     * @throws IOException if reading fails or this is not such XML
     */
    public static void read(final ConfigBase config, final InputStream is) throws IOException {
        final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (is) {
            final XMLStreamReader in = factory.createXMLStreamReader(is);
            try {
                in.nextTag();
                require("config".equals(in.getLocalName()), in, "the outermost element is not <config>");
                ConfigAccess.get().rename(config, key(in));
                readContent(config, in);
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException("The settings cannot be read: " + e.getMessage(), e);
        }
    }

    private static void readContent(final ConfigBase config, final XMLStreamReader in)
        throws XMLStreamException, IOException {
        while (in.nextTag() == XMLStreamConstants.START_ELEMENT) {
            final String key = key(in);
            if ("config".equals(in.getLocalName())) {
                readContent(config.addConfigBase(key), in);
            } else {
                require("entry".equals(in.getLocalName()), in, "unknown element <" + in.getLocalName() + ">");
                readEntry(config, key, in);
                in.nextTag();
            }
        }
    }

    private static void readEntry(final ConfigBase config, final String key, final XMLStreamReader in)
        throws IOException {
        final String typeName = in.getAttributeValue(null, "type");
        final EntryType type = EntryType.of(typeName).orElse(EntryType.CONFIG);
        require(type != EntryType.CONFIG, in, "entry \"" + key + "\" has the unknown type \"" + typeName + "\"");
        final boolean isNull = Boolean.parseBoolean(in.getAttributeValue(null, "isnull"));
        final String raw = in.getAttributeValue(null, "value");
        require(isNull || raw != null, in, "entry \"" + key + "\" has no value");
        final String value = isNull ? null : unescape(raw);
        require(isNull || type.accepts(value), in,
            "entry \"" + key + "\" of type \"" + typeName + "\" has the value \"" + value + "\"");
        ConfigAccess.get().add(config, key, type, value);
    }

    private static String key(final XMLStreamReader in) throws IOException {
        final String key = in.getAttributeValue(null, "key");
        require(key != null && !key.isEmpty(), in, "<" + in.getLocalName() + "> has no key");
        return key;
    }

    private static void require(final boolean holds, final XMLStreamReader in, final String problem)
        throws IOException {
        if (!holds) {
            throw new IOException("The settings cannot be read: line " + in.getLocation().getLineNumber() + ": "
                + problem + ".");
        }
    }

    private static String attribute(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Characters that XML attributes would not keep, and what looks like an escape itself. */
    static String escape(final String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            final boolean special = c < ' ' || c == '%' && i + 1 < text.length() && text.charAt(i + 1) == '%';
            if (special && out == null) {
                out = new StringBuilder(text.substring(0, i));
            }
            if (special) {
                out.append(String.format("%%%%%05d", (int)c));
            } else if (out != null) {
                out.append(c);
            }
        }
        return out == null ? text : out.toString();
    }

    static String unescape(final String text) {
        final Matcher matcher = ESCAPE.matcher(text);
        return matcher.replaceAll(
            match -> Matcher.quoteReplacement(String.valueOf((char)Integer.parseInt(match.group(1)))));
    }
}
