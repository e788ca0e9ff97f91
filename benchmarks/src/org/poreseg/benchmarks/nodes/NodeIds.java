package org.poreseg.benchmarks.nodes;

/** The nodes of the workflow Train and Evaluate, and some more. */
final class NodeIds {

    static final int TRAINING_READER = 1;

    static final int TRAINING_TILER = 2;

    static final int LEARNER = 3;

    static final int READER = 4;

    static final int TILER = 5;

    static final int PREDICTOR = 6;

    static final int ASSEMBLER = 7;

    static final int SCORER = 8;

    static final int MODEL_WRITER = 10;

    /** Takes the learner's place where nothing is learned. */
    static final int MODEL_READER = 20;

    /** The first of several learners. */
    static final int MORE_LEARNERS = 31;

    private NodeIds() {
    }
}
