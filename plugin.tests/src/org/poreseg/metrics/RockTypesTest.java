package org.poreseg.metrics;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Rock types in the names of models. */
public class RockTypesTest {

    @Test
    public void theNameSaysWhatTheModelKnows() {
        assertTrue(RockTypes.isOwn("carbonate + soil", "soil"));
        assertTrue(RockTypes.isOwn("carbonate + soil", "Carbonate "));
        assertTrue(RockTypes.isOwn("sandy soil", "sandy soil"));
        assertFalse(RockTypes.isOwn("carbonate + soil", "sandstone"));
        assertFalse(RockTypes.isOwn("sandy soil", "soil"));
    }
}
