package org.poreseg.knime.phantom;

import java.util.Optional;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.OptionalWidget.DefaultValueProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.poreseg.knime.support.SettingChecks;
import org.poreseg.phantom.PhantomSettings;
import org.poreseg.phantom.RockType;

/** One stack to make. */
@LoadDefaultsForAbsentFields
final class PhantomRow implements WidgetGroup, Persistable {

    /** {@link RockType} with the words of the dialog. */
    enum Rock {
        @Label(value = "Sandstone", description = "Connected pores between packed grains.")
        SANDSTONE(RockType.SANDSTONE),
        @Label(value = "Soil", description = "Cracks and rounded vughs over many scales.")
        SOIL(RockType.SOIL),
        @Label(value = "Carbonate", description = "Isolated pores, many small and few large, in a mottled matrix.")
        CARBONATE(RockType.CARBONATE);

        private final RockType m_type;

        Rock(final RockType type) {
            m_type = type;
        }
    }

    static final class SmallestPorosity extends MinValidation {
        @Override
        protected double getMin() {
            return PhantomSettings.MINIMUM_POROSITY;
        }
    }

    static final class LargestPorosity extends MaxValidation {
        @Override
        protected double getMax() {
            return PhantomSettings.POROSITY.high();
        }
    }

    /** A porosity to start with, which every rock type may have. */
    static final class PorosityDefault implements DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return RockType.SANDSTONE.typicalPorosity();
        }
    }

    private static final String SLICES = "Slices";

    private static final String POROSITY = "Porosity";

    @Widget(title = "Stack", description = "The name of the stack. No two stacks have the same.")
    String m_name = "";

    @Widget(title = "Rock type", description = "The kind of pore space.")
    Rock m_rockType = Rock.SANDSTONE;

    @Widget(title = "Seed", description = """
            Stacks with different seeds have different pores and look a little different, like two samples of a rock; \
            the same seed always makes the same stack.""")
    long m_seed = 1;

    @Widget(title = SLICES, description = """
            The number of slices. A deeper stack with the same seed starts with the same slices.""")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_slices = 32;

    @Widget(title = POROSITY, description = """
            The pore fraction aimed at. Off, it is what is typical of the rock type. Small stacks deviate from it, as \
            small samples of a rock do.""")
    @NumberInputWidget(minValidation = SmallestPorosity.class, maxValidation = LargestPorosity.class)
    @OptionalWidget(defaultProvider = PorosityDefault.class)
    Optional<Double> m_porosity = Optional.empty();

    /** For KNIME, and for a stack added in the dialog. */
    PhantomRow() {
    }

    PhantomRow(final String name, final Rock rockType) {
        m_name = name;
        m_rockType = rockType;
    }

    RockType rockType() {
        return m_rockType.m_type;
    }

    double porosity() {
        return m_porosity.orElseGet(rockType()::typicalPorosity);
    }

    /** @throws InvalidSettingsException if a number is out of its range */
    void validate() throws InvalidSettingsException {
        SettingChecks.require(SLICES, m_slices, PhantomSettings.SLICES);
        SettingChecks.require(POROSITY, porosity(), PhantomSettings.POROSITY);
    }
}
