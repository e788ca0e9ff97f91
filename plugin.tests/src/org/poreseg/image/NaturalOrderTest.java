package org.poreseg.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** The order in which people number files. */
public class NaturalOrderTest {

    /** Numbers by value, also very long ones; other characters without regard to case. */
    @Test
    public void ordersNumbersByValue() {
        final List<String> ordered = List.of("1.tif", "2.tif", "10.tif", "a", "a1b2", "a1b10", "a01b11", "A2",
            "slice_2", "slice_010", "slice_11", "slice_123456789012345678901234567890",
            "slice_123456789012345678901234567891", "slice_a");
        final List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(4));
        shuffled.sort(NaturalOrder.INSTANCE);
        assertEquals(ordered, shuffled);
    }

    /** Names that differ only in zeros or case are still different. */
    @Test
    public void isTotal() {
        for (final String[] pair : new String[][] {{"a1", "a01"}, {"A", "a"}, {"x", "x1"}}) {
            final int order = NaturalOrder.INSTANCE.compare(pair[0], pair[1]);
            assertTrue(order != 0);
            assertEquals(-Integer.signum(order), Integer.signum(NaturalOrder.INSTANCE.compare(pair[1], pair[0])));
        }
        assertEquals(0, NaturalOrder.INSTANCE.compare("a1", "a1"));
    }
}
