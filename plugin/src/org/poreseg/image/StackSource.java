package org.poreseg.image;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.poreseg.errors.UserError;
import org.poreseg.progress.WorkMonitor;

/**
 * An open stack, read one slice at a time. {@link #open} checks everything that can be known without reading pixels, so
 * that a mistake in a long list is found before the work starts.
 */
public final class StackSource implements GreyStack, Closeable {

    /** So many of a mask's values a message lists. */
    private static final int LISTED_VALUES = 20;

    private final StackDefinition m_definition;

    private final SliceSequence m_images;

    /** Null where the stack has none. */
    private final SliceSequence m_masks;

    private final int[] m_slices;

    private final SliceHeader m_header;

    private final Region m_region;

    /** The mask values from 0 to 65535 seen so far. */
    private final BitSet m_seenValues = new BitSet();

    /** The other ones that mean pore. */
    private final TreeSet<Integer> m_seenPores = new TreeSet<>();

    /** The least of the rest, which can be as many as there are pixels: no more than a message lists. */
    private final TreeSet<Integer> m_seenOthers = new TreeSet<>();

    private StackSource(final StackDefinition definition, final SliceSequence images, final SliceSequence masks)
        throws IOException {
        m_definition = definition;
        m_images = images;
        m_masks = masks;
        m_slices = ofStack(() -> definition.slices().indices(images.count()));
        m_header = images.header(m_slices[0]);
        m_region = ofStack(() -> definition.region().in(m_header.width(), m_header.height()));
    }

    /** Names the stack where it has not what its definition asks for. */
    private <T> T ofStack(final Supplier<T> asked) {
        try {
            return asked.get();
        } catch (final UserError e) {
            throw e.in(m_definition.where());
        }
    }

    /**
     * @param definition the stack
     * @return the open stack
     * @throws IOException as {@link #open(StackDefinition, WorkMonitor)}
     */
    public static StackSource open(final StackDefinition definition) throws IOException {
        return open(definition, WorkMonitor.NONE);
    }

    /**
     * Opens a stack and checks its files' headers: that all slices to be read exist and have one size and pixel type,
     * that there is a mask of this size for each, and that the slices and the region asked for are there.
     *
     * @param definition the stack
     * @param monitor told of each slice, may cancel
     * @return the open stack
     * @throws IOException if a file cannot be read
     * @throws UserError naming the stack and the file, if something of this is not so
     */
    public static StackSource open(final StackDefinition definition, final WorkMonitor monitor) throws IOException {
        SliceSequence images = null;
        SliceSequence masks = null;
        try {
            images = SliceSequence.open(definition.where(), definition.folder(), definition.images());
            if (definition.hasMasks()) {
                masks = SliceSequence.open(definition.where(), definition.folder(), definition.masks());
            }
            final StackSource source = new StackSource(definition, images, masks);
            source.checkHeaders(monitor);
            return source;
        } catch (final IOException | RuntimeException e) {
            closeBoth(images, masks);
            throw e;
        }
    }

    private void checkHeaders(final WorkMonitor monitor) throws IOException {
        if (m_masks != null && m_masks.count() != m_images.count()) {
            throw UserError.found(m_definition.where() + ": there are " + m_images.count() + " slices ("
                + m_definition.images() + "), but " + m_masks.count() + " masks (" + m_definition.masks() + ")");
        }
        for (int i = 0; i < m_slices.length; i++) {
            monitor.checkCanceled();
            monitor.report((double)i / m_slices.length, "Checking stack \"" + name() + "\", slice " + (i + 1) + " of "
                + m_slices.length);
            checkImage(m_slices[i]);
            if (m_masks != null) {
                checkMask(m_slices[i]);
            }
        }
    }

    private void checkImage(final int slice) throws IOException {
        final SliceHeader image = m_images.header(slice);
        final String name = m_definition.where() + ": " + m_images.name(slice);
        image.requireGrey(name);
        MemoryNeed.requireHeap(name, image.sliceBytes());
        if (!image.equals(m_header)) {
            throw UserError.found(m_definition.where() + ": the slices differ; " + m_images.name(slice) + " has "
                + image.size() + " (" + image.format() + "), the first one " + m_header.size() + " ("
                + m_header.format() + ")");
        }
    }

    private void checkMask(final int slice) throws IOException {
        final SliceHeader mask = m_masks.header(slice);
        final String name = m_definition.where() + ": " + m_masks.name(slice);
        mask.requireMask(name);
        MemoryNeed.requireHeap(name, mask.labelBytes());
        if (mask.width() != m_header.width() || mask.height() != m_header.height()) {
            throw UserError.found(m_definition.where() + ": the mask " + m_masks.name(slice) + " has " + mask.size()
                + ", but its slice has " + m_header.size());
        }
    }

    /** @return what was opened */
    public StackDefinition definition() {
        return m_definition;
    }

    @Override
    public String name() {
        return m_definition.name();
    }

    @Override
    public int sliceCount() {
        return m_slices.length;
    }

    /**
     * @param i one of the slices to be read, from 0
     * @return its index in the whole stack
     */
    public int sliceIndex(final int i) {
        return m_slices[i];
    }

    /** @return columns of the slices as they are read */
    public int width() {
        return m_region.width();
    }

    /** @return rows of the slices as they are read */
    public int height() {
        return m_region.height();
    }

    @Override
    public PixelType pixelType() {
        return m_header.pixelType();
    }

    /** @return whether there are masks */
    public boolean hasMasks() {
        return m_masks != null;
    }

    /**
     * @param i one of the slices to be read, from 0
     * @return the region of interest of the slice
     * @throws IOException if the file cannot be read
     * @throws UserError if a pixel of the region is not a finite number
     */
    @Override
    public Slice readImage(final int i) throws IOException {
        // one file a slice: it may be another one by now
        checkImage(m_slices[i]);
        final Slice whole = m_images.readSlice(m_slices[i]);
        final Slice slice = isWhole() ? whole : whole.crop(m_region);
        if (slice.pixels() instanceof float[] values) {
            for (int p = 0; p < values.length; p++) {
                if (!Float.isFinite(values[p])) {
                    throw UserError.found(m_definition.where() + ": " + m_images.name(m_slices[i]) + " has a pixel "
                        + "without a value (" + values[p] + ") at x " + (m_region.x() + p % m_region.width()) + ", y "
                        + (m_region.y() + p / m_region.width()));
                }
            }
        }
        return slice;
    }

    private boolean isWhole() {
        return m_region.width() == m_header.width() && m_region.height() == m_header.height();
    }

    /**
     * @param i one of the slices to be read, from 0
     * @return the region of interest of its mask
     * @throws IOException if the file cannot be read
     * @throws IllegalStateException if the stack has no masks
     */
    public Mask readMask(final int i) throws IOException {
        if (m_masks == null) {
            throw new IllegalStateException(m_definition.where() + " has no masks");
        }
        checkMask(m_slices[i]);
        final int[] labels = m_masks.readLabels(m_slices[i]);
        final PoreValues pores = m_definition.poreValues();
        if (pores != PoreValues.NON_ZERO) {
            remember(labels);
        }
        final Mask mask = new Mask(m_region.width(), m_region.height());
        for (int row = 0, to = 0; row < m_region.height(); row++) {
            final int from = (m_region.y() + row) * m_header.width() + m_region.x();
            for (int column = 0; column < m_region.width(); column++, to++) {
                if (pores.isPore(labels[from + column])) {
                    mask.setPore(to);
                }
            }
        }
        return mask;
    }

    private void remember(final int[] labels) {
        int last = ~labels[0];
        for (final int label : labels) {
            if (label != last) {
                last = label;
                remember(label);
            }
        }
    }

    private void remember(final int label) {
        if (label >= 0 && label <= 0xffff) {
            m_seenValues.set(label);
        } else if (m_definition.poreValues().isPore(label)) {
            m_seenPores.add(label);
        } else {
            m_seenOthers.add(label);
            if (m_seenOthers.size() > LISTED_VALUES + 1) {
                m_seenOthers.pollLast();
            }
        }
    }

    /**
     * To be called after the last mask: a pore value that no mask has is a mistake in the list, and a mask made with it
     * would be silently wrong.
     *
     * @throws UserError if a pore value was not in any of the (whole) masks read so far
     */
    public void checkPoreValuesSeen() {
        if (m_masks == null) {
            return;
        }
        final TreeSet<Integer> seen = new TreeSet<>(m_seenPores);
        seen.addAll(m_seenOthers);
        m_seenValues.stream().forEach(seen::add);
        for (final int value : m_definition.poreValues().values()) {
            if (!seen.contains(value)) {
                final String found =
                    seen.stream().limit(LISTED_VALUES).map(Object::toString).collect(Collectors.joining(", "));
                throw UserError
                    .found(m_definition.where() + ": no pixel of the masks has the pore value " + value)
                    .expected("They have " + found + (seen.size() > LISTED_VALUES ? ", …" : ""));
            }
        }
    }

    @Override
    public void close() throws IOException {
        closeBoth(m_images, m_masks);
    }

    private static void closeBoth(final SliceSequence images, final SliceSequence masks) throws IOException {
        try {
            if (images != null) {
                images.close();
            }
        } finally {
            if (masks != null) {
                masks.close();
            }
        }
    }

    @Override
    public String toString() {
        return m_definition.where() + ", slices " + Arrays.toString(m_slices);
    }
}
