package org.poreseg.benchmarks.sidebyside;

import java.io.IOException;

/** One engine with the network, its weights and one minibatch. */
interface Contestant extends AutoCloseable {

    /** Does one training step on the minibatch, which the engine already has, and waits for the loss. */
    void train() throws IOException;

    /** Predicts the minibatch: from 8-bit patches to pore probabilities, both in Java. */
    void predict() throws IOException;

    @Override
    void close();
}
