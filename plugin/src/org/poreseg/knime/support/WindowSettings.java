package org.poreseg.knime.support;

import java.io.IOException;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.poreseg.errors.Range;
import org.poreseg.image.GreyStack;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.IntensityWindows;
import org.poreseg.image.WindowKind;
import org.poreseg.progress.WorkMonitor;

/** The settings of the intensity window, for the nodes that start a workflow. */
@LoadDefaultsForAbsentFields
public final class WindowSettings implements WidgetGroup, Persistable {

    /** {@link WindowKind} with the words of the dialog. */
    enum Kind {
        @Label(value = "Percentiles of the stack",
            description = "Two percentiles of the grey values that are read. The best choice where stacks were scanned "
                + "with different settings or do not use the whole range of their pixel type, as 16-bit stacks rarely "
                + "do; a few very bright grains do not matter.")
        STACK_PERCENTILES(WindowKind.STACK_PERCENTILES),
        @Label(value = "Minimum and maximum of the stack",
            description = "The smallest and the largest grey value that is read.")
        STACK_MIN_MAX(WindowKind.STACK_MIN_MAX),
        @Label(value = "Range of the pixel type",
            description = "0 to 255, 0 to 65535, and 0 to 1 for floating-point pixels. The quickest, as the stack is "
                + "read only once, and right where grey values mean the same in all stacks.")
        DATA_TYPE_RANGE(WindowKind.DATA_TYPE_RANGE);

        private final WindowKind m_kind;

        Kind(final WindowKind kind) {
            m_kind = kind;
        }
    }

    interface KindReference extends ParameterReference<Kind> {
    }

    static final class IsPercentiles implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(KindReference.class).isOneOf(Kind.STACK_PERCENTILES);
        }
    }

    static final class AtMostAll extends MaxValidation {
        @Override
        protected double getMax() {
            return IntensityWindows.PERCENT.high();
        }
    }

    private static final String LOW = "Low percentile";

    private static final String HIGH = "High percentile";

    @Widget(title = "Intensity window", description = """
            Which grey values are scaled to the network's range, −0.5 to 0.5, when pixels are fed to it. The pixels in \
            the table stay as they are; the window goes along in <i>Intensity low</i> and <i>Intensity high</i>. A \
            model expects the kind of window it was trained with.""")
    @RadioButtonsWidget
    @ValueReference(KindReference.class)
    Kind m_kind = Kind.STACK_PERCENTILES;

    @Widget(title = LOW, description = """
            The percentage of pixels at or below the lower bound of the window. Darker pixels are fed as \
            −0.5.""")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostAll.class)
    @Effect(predicate = IsPercentiles.class, type = EffectType.SHOW)
    double m_lowPercentile = 0.5;

    @Widget(title = HIGH, description = """
            The percentage of pixels at or below the upper bound of the window. Brighter pixels are fed as \
            0.5.""")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class, maxValidation = AtMostAll.class)
    @Effect(predicate = IsPercentiles.class, type = EffectType.SHOW)
    double m_highPercentile = 99.5;

    /** @return how the window is found */
    public WindowKind kind() {
        return m_kind.m_kind;
    }

    /**
     * @return whether the window needs the stack's values, and with it a pass over the stack of its own
     */
    public boolean needsPass() {
        return m_kind != Kind.DATA_TYPE_RANGE;
    }

    /** @throws InvalidSettingsException if the percentiles are used and out of range or order */
    public void validate() throws InvalidSettingsException {
        if (m_kind == Kind.STACK_PERCENTILES) {
            SettingChecks.require(LOW, m_lowPercentile, IntensityWindows.PERCENT);
            SettingChecks.require(HIGH, m_highPercentile, IntensityWindows.PERCENT);
            SettingChecks.require(m_lowPercentile < m_highPercentile, LOW,
                "below \"" + HIGH + "\", " + Range.text(m_highPercentile), m_lowPercentile);
        }
    }

    /**
     * @param stack a stack
     * @param monitor told of each slice that is read for the window, may cancel
     * @return the stack's window
     * @throws IOException if the stack cannot be read
     * @throws org.poreseg.errors.UserError if all its pixels have one value
     */
    public IntensityWindow find(final GreyStack stack, final WorkMonitor monitor) throws IOException {
        return IntensityWindows.of(stack, kind(), m_lowPercentile, m_highPercentile, monitor);
    }
}
