package org.poreseg.knime.settings;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.validation.BuiltinValidation;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.Label;

/** A dialog as text: its controls with their titles, texts and limits, from what KNIME reads to show it. */
final class DialogText {

    private final StringBuilder m_text = new StringBuilder();

    private Class<?> m_section;

    private DialogText() {
    }

    /**
     * @param parameters the class of a node's settings
     * @return its dialog, one paragraph a control
     */
    static String of(final Class<?> parameters) throws ReflectiveOperationException {
        final DialogText text = new DialogText();
        text.group(parameters, "");
        return text.m_text.toString();
    }

    private void line(final String indent, final String text) {
        m_text.append((indent + text).stripTrailing()).append('\n');
    }

    private void group(final Class<?> type, final String indent) throws ReflectiveOperationException {
        for (final Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                section(field);
                control(field, indent);
            }
        }
    }

    private void section(final Field field) {
        final Layout layout = field.getAnnotation(Layout.class);
        if (layout == null || layout.value() == m_section) {
            return;
        }
        m_section = layout.value();
        final Section section = m_section.getAnnotation(Section.class);
        final After after = m_section.getAnnotation(After.class);
        line("", "");
        line("", "== " + section.title() + (after == null ? "" : ", after " + title(after.value())));
        if (!section.description().isEmpty()) {
            line("", section.description());
        }
    }

    private static String title(final Class<?> section) {
        return section.getAnnotation(Section.class).title();
    }

    private void control(final Field field, final String indent) throws ReflectiveOperationException {
        final Widget widget = field.getAnnotation(Widget.class);
        line("", "");
        line(indent, (widget == null ? "" : widget.title()) + " (" + field.getName() + ", " + type(field) + ")");
        for (final Annotation annotation : sorted(field.getAnnotations())) {
            line(indent + "    ", text(annotation));
        }
        if (widget != null) {
            // a line a sentence, so that a change of one shows as such
            widget.description().replaceAll("(?<=[.:]) (?=\\p{Lu})", "\n").lines()
                .forEach(sentence -> line(indent + "    ", sentence));
        }
        final Class<?> content = content(field);
        if (content.isEnum()) {
            constants(content, indent + "    ");
        } else if (WidgetGroup.class.isAssignableFrom(content)) {
            group(content, indent + "    ");
        }
    }

    private void constants(final Class<?> type, final String indent) throws ReflectiveOperationException {
        for (final Object constant : type.getEnumConstants()) {
            final Label label = type.getField(((Enum<?>)constant).name()).getAnnotation(Label.class);
            line(indent, "- " + constant + ": " + label.value()
                + (label.description().isEmpty() ? "" : " – " + label.description()));
        }
    }

    private static String type(final Field field) {
        return (field.getType() == Optional.class ? "optional " : "") + content(field).getSimpleName()
            + (field.isAnnotationPresent(ArrayWidget.class) ? "[]" : "");
    }

    private static Class<?> content(final Field field) {
        if (field.getGenericType() instanceof ParameterizedType optional) {
            return (Class<?>)optional.getActualTypeArguments()[0];
        }
        return field.isAnnotationPresent(ArrayWidget.class) ? field.getType().getComponentType() : field.getType();
    }

    /** All but those that are told otherwise. */
    private static Annotation[] sorted(final Annotation[] annotations) {
        return Arrays.stream(annotations)
            .filter(annotation -> !(annotation instanceof Widget || annotation instanceof Layout))
            .sorted(Comparator.comparing(annotation -> annotation.annotationType().getSimpleName()))
            .toArray(Annotation[]::new);
    }

    private static String text(final Annotation annotation) {
        return annotation.annotationType().getSimpleName() + Arrays.stream(annotation.annotationType()
            .getDeclaredMethods()).sorted(Comparator.comparing(Method::getName))
            .map(attribute -> attribute(annotation, attribute)).filter(Objects::nonNull)
            .collect(Collectors.joining("", "", ""));
    }

    /** @return the attribute where it is not the default */
    private static String attribute(final Annotation annotation, final Method attribute) {
        try {
            final Object value = attribute.invoke(annotation);
            return Objects.deepEquals(value, attribute.getDefaultValue()) ? null
                : ", " + attribute.getName() + " " + value(value);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("The attribute " + attribute + " cannot be read", e);
        }
    }

    private static String value(final Object value) throws ReflectiveOperationException {
        if (value instanceof Class<?> type) {
            return type.getSimpleName() + meaning(type);
        }
        return value instanceof Object[] values ? Arrays.toString(values) : String.valueOf(value);
    }

    /** @return the limit or the default value that a class stands for */
    private static String meaning(final Class<?> type) throws ReflectiveOperationException {
        if (BuiltinValidation.class.isAssignableFrom(type)) {
            final BuiltinValidation limit = (BuiltinValidation)NodeForm.instance(type);
            return " (" + String.valueOf(limit.getParameters()).replaceAll("^\\w+\\[|]$", "") + ")";
        }
        if (DefaultValueProvider.class.isAssignableFrom(type)) {
            try {
                return " (" + ((DefaultValueProvider<?>)NodeForm.instance(type)).computeState(null) + ")";
            } catch (final Exception e) { // NOSONAR: the platform's own exception is no public one
                throw new IllegalStateException(type + " computes no value", e);
            }
        }
        return "";
    }
}
