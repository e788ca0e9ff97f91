package org.knime.node.parameters.widget.choices;

/** Provides named things with a type to choose from. */
public non-sealed interface TypedStringChoicesProvider extends ChoicesStateProvider<TypedStringChoice> {
}
