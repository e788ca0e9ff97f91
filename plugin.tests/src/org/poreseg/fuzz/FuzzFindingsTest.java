package org.poreseg.fuzz;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What fuzzing has found stays mended, and inputs that are altered a little do no harm. */
@RunWith(Parameterized.class)
public class FuzzFindingsTest {

    private static final int ALTERED = 1500;

    /** No input takes a hundredth of it. */
    private static final long MOST_MILLISECONDS = 60_000;

    private final FuzzTarget m_target;

    /**
     * @param name of the target
     * @param target a target
     */
    public FuzzFindingsTest(final String name, final FuzzTarget target) {
        m_target = target;
    }

    /** @return all targets */
    @Parameters(name = "{0}")
    public static List<Object[]> targets() {
        return FuzzTargets.ALL.stream().map(target -> new Object[] {target.name(), target}).toList();
    }

    private Path folder() {
        return Path.of(System.getProperty("poreseg.root", "."), "plugin.tests", "resources", "fuzz", m_target.name());
    }

    private void check(final String what, final byte[] input) {
        try {
            FuzzCheck.accepts(m_target, input);
        } catch (final RuntimeException | AssertionError e) {
            throw new AssertionError(m_target.name() + ", " + what + ": " + e, e);
        }
    }

    @Test(timeout = MOST_MILLISECONDS)
    public void findingsStayMended() throws IOException {
        if (!Files.isDirectory(folder())) {
            return;
        }
        try (Stream<Path> findings = Files.list(folder())) {
            for (final Path finding : findings.sorted().toList()) {
                check(finding.toString(), Files.readAllBytes(finding));
            }
        }
    }

    /** Inputs that nothing accepts would show nothing. */
    @Test(timeout = MOST_MILLISECONDS)
    public void seedsAreRead() throws IOException {
        final List<byte[]> seeds = m_target.seeds();
        long accepted = 0;
        for (final byte[] seed : seeds) {
            accepted += FuzzCheck.accepts(m_target, seed) ? 1 : 0;
        }
        assertTrue(accepted + " of " + seeds.size(), accepted * 2 > seeds.size());
    }

    @Test(timeout = MOST_MILLISECONDS)
    public void alteredSeedsDoNoHarm() throws IOException {
        final List<byte[]> seeds = m_target.seeds();
        final Random random = new Random(11);
        for (int i = 0; i < ALTERED; i++) {
            final byte[] input = altered(seeds.get(i % seeds.size()), random);
            check("altered seed " + i + " " + Arrays.toString(input), input);
        }
    }

    /** Cut off, lengthened, or with a few bytes that are likely to be limits. */
    private static byte[] altered(final byte[] seed, final Random random) {
        final int length = switch (random.nextInt(6)) {
            case 0 -> random.nextInt(seed.length + 1);
            case 1 -> seed.length + random.nextInt(16);
            default -> seed.length;
        };
        final byte[] input = Arrays.copyOf(seed, length);
        for (int i = random.nextInt(4); i >= 0 && length > 0; i--) {
            final int[] likely = {0, 1, 0x7f, 0x80, 0xff, random.nextInt(256)};
            input[random.nextInt(length)] = (byte)likely[random.nextInt(likely.length)];
        }
        return input;
    }

    @Test
    public void targetsHaveNamesOfTheirOwn() {
        assertEquals(FuzzTargets.ALL.size(), FuzzTargets.ALL.stream().map(FuzzTarget::name).distinct().count());
        assertEquals(m_target, FuzzTargets.of(m_target.name()));
    }
}
