package org.poreseg.knime.learner;

import java.util.function.ToDoubleFunction;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.poreseg.knime.views.LearnerDocument.Quantity;
import org.poreseg.unet.EpochRecord;

/** What is recorded of each epoch, in the order of the columns: the one place that knows what it is called. */
public enum CurveColumn {
    EPOCH(IntCell.TYPE, new Quantity("epoch", "Epoch", "", 0), EpochRecord::epoch),
    STEP(LongCell.TYPE, new Quantity("step", "Step", "", 0), EpochRecord::step),
    RATE(DoubleCell.TYPE, new Quantity("rate", "Learning rate", "", 6), EpochRecord::rate),
    LOSS(DoubleCell.TYPE, new Quantity("loss", "Loss", "", 4), EpochRecord::loss),
    CROSS_ENTROPY(DoubleCell.TYPE, new Quantity("crossEntropy", "Cross-entropy term", "nats", 4),
        EpochRecord::crossEntropyTerm),
    JACCARD(DoubleCell.TYPE, new Quantity("jaccard", "Jaccard term", "", 4), EpochRecord::jaccardTerm),
    VALIDATION_LOSS(DoubleCell.TYPE, new Quantity("validationLoss", "Validation loss", "", 4),
        EpochRecord::validationLoss),
    VALIDATION_IOU(DoubleCell.TYPE, new Quantity("validationIou", "Validation IoU", "", 4),
        EpochRecord::validationIou),
    SECONDS(DoubleCell.TYPE, new Quantity("seconds", "Seconds", "s", 1), EpochRecord::seconds);

    private final DataType m_type;

    private final Quantity m_quantity;

    private final ToDoubleFunction<EpochRecord> m_value;

    CurveColumn(final DataType type, final Quantity quantity, final ToDoubleFunction<EpochRecord> value) {
        m_type = type;
        m_quantity = quantity;
        m_value = value;
    }

    /** @return the type of the column */
    DataType type() {
        return m_type;
    }

    /** @return what it is called */
    public Quantity quantity() {
        return m_quantity;
    }

    /** @return the value as a cell of the column */
    DataCell cell(final EpochRecord epoch) {
        final double value = m_value.applyAsDouble(epoch);
        if (m_type.equals(IntCell.TYPE)) {
            return new IntCell((int)value);
        } else if (m_type.equals(LongCell.TYPE)) {
            return new LongCell((long)value);
        }
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }

    /** @return the number in a cell of the column, NaN where there is none */
    static double number(final DataCell cell) {
        return cell.isMissing() ? Double.NaN : ((DoubleValue)cell).getDoubleValue();
    }
}
