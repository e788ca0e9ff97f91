package org.poreseg.standin.ui;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.choices.Label;
import org.poreseg.standin.ui.ports.PortGroup;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Checks what a node's description is made of: every text has to be there and be the content of an XML element. */
final class NodeDescriptions {

    private NodeDescriptions() {
    }

    static void check(final Class<?> factory, final NodeDefinition node) {
        requireText("name", node.name());
        if (factory.getResource(node.icon()) == null) {
            throw new IllegalStateException("There is no icon '" + node.icon() + "' beside " + factory.getName());
        }
        final Map<String, String> texts = new LinkedHashMap<>();
        texts.put("short description", node.shortDescription());
        texts.put("full description", node.fullDescription());
        for (final PortGroup group : node.ports()) {
            putPort(texts, "input", group.input());
            putPort(texts, "output", group.output());
        }
        putOptions(texts, node.model().parametersClass());
        if (node.view() != null) {
            texts.put("description of the view", node.view().description());
            putOptions(texts, node.view().parametersClass());
        }
        node.links().forEach(link -> texts.put("description of " + link.href(), link.description()));
        texts.forEach(NodeDescriptions::requireText);
        final DocumentBuilder parser = parser();
        texts.forEach((what, text) -> requireXml(parser, what, text));
    }

    private static void putPort(final Map<String, String> texts, final String side, final PortGroup.Label label) {
        if (label != null) {
            texts.put("name of an " + side, label.name());
            texts.put("description of " + side + " " + label.name(), label.description());
        }
    }

    private static void putOptions(final Map<String, String> texts, final Class<?> type) {
        if (type == null || type == Object.class) {
            return;
        }
        putOptions(texts, type.getSuperclass());
        for (final Field field : type.getDeclaredFields()) {
            final Widget widget = field.getAnnotation(Widget.class);
            if (widget != null) {
                texts.put("description of option " + widget.title(), widget.description());
            }
            final Class<?> fieldType = field.getType().isArray() ? field.getType().getComponentType() : field.getType();
            if (fieldType.isEnum()) {
                putChoices(texts, fieldType);
            } else if (WidgetGroup.class.isAssignableFrom(fieldType)) {
                putOptions(texts, fieldType);
            }
        }
        for (final Class<?> part : type.getDeclaredClasses()) {
            final Section section = part.getAnnotation(Section.class);
            if (section != null && !section.description().isEmpty()) {
                texts.put("description of section " + section.title(), section.description());
            }
        }
    }

    private static void putChoices(final Map<String, String> texts, final Class<?> type) {
        for (final Field constant : type.getFields()) {
            final Label label = constant.getAnnotation(Label.class);
            if (label != null && !label.description().isEmpty()) {
                texts.put("description of choice " + label.value(), label.description());
            }
        }
    }

    private static void requireText(final String what, final String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalStateException("The node has no " + what);
        }
    }

    private static void requireXml(final DocumentBuilder parser, final String what, final String text) {
        try {
            parser.parse(new InputSource(new StringReader("<text>" + text + "</text>")));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("The " + what + " is not the content of an XML element: " + e.getMessage(),
                e);
        }
    }

    private static DocumentBuilder parser() {
        try {
            final DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
