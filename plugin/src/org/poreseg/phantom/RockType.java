package org.poreseg.phantom;

/** The kinds of pore space that phantoms have. */
public enum RockType {
    /** Connected pores between packed grains, each grain with a grey value of its own. */
    SANDSTONE("sandstone", 0.22),
    /** Cracks between aggregates and rounded vughs, over many scales. */
    SOIL("soil", 0.20),
    /** Isolated pores, many small and few large, in a mottled matrix. */
    CARBONATE("carbonate", 0.18);

    private final String m_label;

    private final double m_porosity;

    RockType(final String label, final double porosity) {
        m_label = label;
        m_porosity = porosity;
    }

    /** @return the name in tables and stack lists */
    public String label() {
        return m_label;
    }

    /** @return the porosity that suits the structure best, a fraction */
    public double typicalPorosity() {
        return m_porosity;
    }
}
