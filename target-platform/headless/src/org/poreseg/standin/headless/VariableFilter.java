package org.poreseg.standin.headless;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Which variables a component lets in. */
final class VariableFilter {

    /** All. */
    static final VariableFilter ALL = new VariableFilter(name -> true);

    private final Predicate<String> m_accepts;

    private VariableFilter(final Predicate<String> accepts) {
        m_accepts = accepts;
    }

    boolean accepts(final String name) {
        return m_accepts.test(name);
    }

    /** @param inputNode the settings of a Component Input node */
    static VariableFilter load(final NodeSettingsRO inputNode) throws InvalidSettingsException {
        final NodeSettingsRO filter = inputNode.getNodeSettings("variable-filter");
        if ("name_pattern".equals(filter.getString("filter-type"))) {
            return new VariableFilter(byPattern(filter.getNodeSettings("name_pattern")));
        }
        final Set<String> included = Set.of(filter.getStringArray("included_names"));
        final Set<String> excluded = Set.of(filter.getStringArray("excluded_names"));
        return "EnforceExclusion".equals(filter.getString("enforce_option"))
            ? new VariableFilter(name -> !excluded.contains(name)) : new VariableFilter(included::contains);
    }

    private static Predicate<String> byPattern(final NodeSettingsRO settings) throws InvalidSettingsException {
        final String text = settings.getString("pattern");
        final String regex = "Wildcard".equals(settings.getString("type"))
            ? Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") : text;
        final int flags = settings.getBoolean("caseSensitive") ? 0 : Pattern.CASE_INSENSITIVE;
        final Predicate<String> matches = Pattern.compile(regex, flags).asMatchPredicate();
        return settings.getBoolean("excludeMatching", false) ? matches.negate() : matches;
    }
}
