package org.poreseg.benchmarks.sidebyside;

import java.util.ArrayList;
import java.util.List;

import org.poreseg.image.ProbabilityMap;
import org.poreseg.unet.LearningRate;
import org.poreseg.unet.LossConfig;
import org.poreseg.unet.training.EngineProbe;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** Deep Java Library's PyTorch engine. */
final class PyTorch implements Contestant {

    private static final Shape INPUT = new Shape(Task.BATCH, 1, Task.SIDE, Task.SIDE);

    private final Task m_task = Task.make();

    private final Model m_model = Model.newInstance("unet", Device.cpu(), "PyTorch");

    private final Block m_network = new PyTorchUNet(Task.NETWORK);

    private final Trainer m_trainer;

    private final NDArray m_image;

    private final NDArray m_pore;

    private final float[] m_scaled = new float[Task.BATCH * Task.SIDE * Task.SIDE];

    private final float[] m_patch = new float[Task.SIDE * Task.SIDE];

    PyTorch() {
        m_model.setBlock(m_network);
        // the loss is computed here; a configuration wants some loss
        m_trainer = m_model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss()).optDevices(new Device[]{Device.cpu()})
            .optOptimizer(Optimizer.adam()
                .optLearningRateTracker(Tracker.fixed((float)LearningRate.PAPER.initial())).build()));
        m_trainer.initialize(INPUT);
        scale();
        m_image = m_trainer.getManager().create(m_scaled, INPUT);
        final float[] pore = new float[m_scaled.length];
        for (int i = 0; i < pore.length; i++) {
            pore[i] = m_task.masks().get(i / m_patch.length).isPore(i % m_patch.length) ? 1 : 0;
        }
        m_pore = m_trainer.getManager().create(pore, INPUT);
    }

    private void scale() {
        for (int i = 0; i < Task.BATCH; i++) {
            EngineProbe.scale(m_task.patches().get(i), m_task.windows().get(i), m_patch);
            System.arraycopy(m_patch, 0, m_scaled, i * m_patch.length, m_patch.length);
        }
    }

    @Override
    public void train() {
        try (NDManager scope = m_trainer.getManager().newSubManager()) {
            final NDArray image = m_image.duplicate();
            image.attach(scope);
            final NDArray pore = m_pore.duplicate();
            pore.attach(scope);
            final NDArray loss;
            try (GradientCollector collector = m_trainer.newGradientCollector()) {
                loss = loss(m_trainer.forward(new NDList(image)).singletonOrThrow(), pore);
                collector.backward(loss);
            }
            m_trainer.step();
            final float value = loss.getFloat();
            if (!Float.isFinite(value)) {
                throw new IllegalStateException("The loss is " + value);
            }
        }
    }

    /** Eq. (1) of the paper, negative, as in our engine. */
    private static NDArray loss(final NDArray logits, final NDArray pore) {
        final NDArray reference = pore.sub(1).neg().concat(pore, 1);
        final NDArray crossEntropy = reference.mul(logits.logSoftmax(1)).sum(new int[]{1}).mean().neg();
        final NDArray probability = logits.softmax(1);
        final NDArray intersection = probability.mul(reference);
        final NDArray union = probability.add(reference).sub(intersection);
        final float epsilon = (float)LossConfig.PAPER.epsilon();
        final NDArray jaccard =
            intersection.add(epsilon).div(union.add(epsilon)).log().sum(new int[]{1}).mean().neg();
        return crossEntropy.add(jaccard.mul((float)LossConfig.PAPER.alpha()));
    }

    @Override
    public void predict() {
        scale();
        try (NDManager scope = m_trainer.getManager().newSubManager()) {
            final ParameterStore parameters = new ParameterStore(scope, false);
            final NDArray logits = m_network.forward(parameters, new NDList(scope.create(m_scaled, INPUT)), false)
                .singletonOrThrow();
            final float[] classes = logits.softmax(1).toType(DataType.FLOAT32, false).toFloatArray();
            final List<ProbabilityMap> maps = new ArrayList<>();
            for (int i = 0; i < Task.BATCH; i++) {
                final float[] pore = new float[m_patch.length];
                System.arraycopy(classes, (2 * i + 1) * pore.length, pore, 0, pore.length);
                maps.add(new ProbabilityMap(Task.SIDE, Task.SIDE, pore));
            }
            if (maps.size() != Task.BATCH) {
                throw new AssertionError(maps.size());
            }
        }
    }

    @Override
    public void close() {
        m_trainer.close();
        m_model.close();
    }
}
