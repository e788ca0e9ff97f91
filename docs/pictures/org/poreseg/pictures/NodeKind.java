package org.poreseg.pictures;

/** What a node is for, and the colour in which KNIME draws it; the names are those of KNIME's node types. */
enum NodeKind {
    Source("#FF9632"), Sink("#FF4B4B"), Learner("#C8E632"), Predictor("#3CB44B"), Manipulator("#FFD800"),
    Visualizer("#2B94B1"), LoopStart("#88D8E4"), LoopEnd("#88D8E4"), ScopeStart("#965591"), ScopeEnd("#965591"),
    QuickForm("#CBD9A9"), Container("#CBD9A9"), VirtualIn("#AAAAAA"), VirtualOut("#AAAAAA"), Other("#D2A384"),
    Unknown("#DC2C87"), Component("#C0C4C6");

    private final String m_colour;

    NodeKind(final String colour) {
        m_colour = colour;
    }

    String colour() {
        return m_colour;
    }
}
