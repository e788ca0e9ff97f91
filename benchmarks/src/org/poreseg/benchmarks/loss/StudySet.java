package org.poreseg.benchmarks.loss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.poreseg.image.GreyStack;
import org.poreseg.image.IntensityWindow;
import org.poreseg.image.IntensityWindows;
import org.poreseg.image.PoreValues;
import org.poreseg.image.RegionOfInterest;
import org.poreseg.image.SliceRange;
import org.poreseg.image.StackDefinition;
import org.poreseg.image.StackSource;
import org.poreseg.image.WindowKind;
import org.poreseg.phantom.Phantom;
import org.poreseg.phantom.PhantomSettings;
import org.poreseg.phantom.PhantomSlice;
import org.poreseg.phantom.RockType;
import org.poreseg.progress.WorkMonitor;

/**
 * Slices to learn from, slices to choose by and slices to report on, of one stack. The validation slices are the last
 * ones of the training range, not every n-th, because neighbours in a stack are nearly copies.
 *
 * @param name its name in the tables
 * @param window the intensity window, from the training range: the training and the validation slices
 * @param training slices to learn from
 * @param validation slices that decide which variant is better
 * @param evaluation held-out slices, reported and never chosen by
 */
record StudySet(String name, IntensityWindow window, List<PhantomSlice> training, List<PhantomSlice> validation,
    List<PhantomSlice> evaluation) {

    private static final double LOW_PERCENT = 0.5;

    private static final double HIGH_PERCENT = 99.5;

    private static final int PHANTOM_SIDE = 192;

    private static final int PHANTOM_SLICES = 24;

    /** @return the phantoms' sets */
    static List<StudySet> phantoms() throws IOException {
        final List<StudySet> sets = new ArrayList<>();
        for (final RockType rock : RockType.values()) {
            final Phantom training = new Phantom(PhantomSettings.of(rock, PHANTOM_SIDE, PHANTOM_SLICES, 11));
            final Phantom evaluation = new Phantom(PhantomSettings.of(rock, PHANTOM_SIDE, PHANTOM_SLICES, 12));
            sets.add(of("phantom " + rock.label(), window(training), slices(training), slices(evaluation), 2));
        }
        return sets;
    }

    private static IntensityWindow window(final GreyStack stack) throws IOException {
        return IntensityWindows.of(stack, WindowKind.STACK_PERCENTILES, LOW_PERCENT, HIGH_PERCENT, WorkMonitor.NONE);
    }

    private static List<PhantomSlice> slices(final Phantom phantom) {
        final List<PhantomSlice> slices = new ArrayList<>();
        // every third is enough: neighbours are alike
        for (int z = 0; z < phantom.sliceCount(); z += 3) {
            slices.add(phantom.slice(z));
        }
        return slices;
    }

    /**
     * @param folder a folder with real stacks, as {@code benchmarks/README.md} describes
     * @return the sets that are there; none if the folder is not
     */
    static List<StudySet> real(final Path folder) throws IOException {
        final List<StudySet> sets = new ArrayList<>();
        final Path versa = folder.resolve("versa_sandstone");
        if (Files.isDirectory(versa)) {
            final RegionOfInterest crop =
                new RegionOfInterest(238, 252, OptionalInt.of(512), OptionalInt.of(512));
            sets.add(real("Versa sandstone", versa, "images", "masks", PoreValues.of(0), crop, 1,
                new SliceRange(0, OptionalInt.of(2), 1), new SliceRange(3, OptionalInt.of(5), 1)));
        }
        final Path simulated = folder.resolve("simulated");
        for (final String rock : new String[]{"berea_sandstone", "ketton_limestone"}) {
            if (Files.isRegularFile(simulated.resolve(rock + "_gray.tif"))) {
                sets.add(real("simulated " + rock.replace('_', ' '), simulated, rock + "_gray.tif", rock + "_pore.tif",
                    PoreValues.of(255), RegionOfInterest.ALL, 4, new SliceRange(0, OptionalInt.of(31), 2),
                    new SliceRange(40, OptionalInt.of(63), 4)));
            }
        }
        return sets;
    }

    private static StudySet real(final String name, final Path folder, final String images, final String masks,
        final PoreValues pores, final RegionOfInterest region, final int validation, final SliceRange training,
        final SliceRange evaluation) throws IOException {
        final StackDefinition learn =
            new StackDefinition(name, "", images, masks, folder, pores, training, region, "study");
        final StackDefinition report =
            new StackDefinition(name, "", images, masks, folder, pores, evaluation, region, "study");
        try (StackSource from = StackSource.open(learn); StackSource held = StackSource.open(report)) {
            return of(name, window(from), slices(from), slices(held), validation);
        }
    }

    private static List<PhantomSlice> slices(final StackSource source) throws IOException {
        final List<PhantomSlice> slices = new ArrayList<>();
        for (int i = 0; i < source.sliceCount(); i++) {
            slices.add(new PhantomSlice(source.readImage(i), source.readMask(i)));
        }
        return slices;
    }

    private static StudySet of(final String name, final IntensityWindow window, final List<PhantomSlice> learn,
        final List<PhantomSlice> evaluation, final int validation) {
        final int split = learn.size() - validation;
        return new StudySet(name, window, learn.subList(0, split), learn.subList(split, learn.size()), evaluation);
    }
}
