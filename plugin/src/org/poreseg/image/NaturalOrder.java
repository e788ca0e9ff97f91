package org.poreseg.image;

import java.util.Comparator;

/**
 * Orders names as people number them: runs of digits compare as numbers ({@code slice_2} before {@code slice_10}),
 * everything else by character without regard to case. Names that are equal so far are ordered by their characters,
 * so that the order is total and the same on every machine.
 */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {
    }

    @Override
    public int compare(final String a, final String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            final int order;
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                final int endA = endOfDigits(a, i);
                final int endB = endOfDigits(b, j);
                order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
                i = endA;
                j = endB;
            } else {
                order = Character.compare(Character.toLowerCase(a.charAt(i)), Character.toLowerCase(b.charAt(j)));
                i++;
                j++;
            }
            if (order != 0) {
                return order;
            }
        }
        final int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static boolean isDigit(final char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfDigits(final String text, final int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** By value, of any length. */
    private static int compareNumbers(final String a, final String b) {
        final String valueA = a.replaceFirst("^0+", "");
        final String valueB = b.replaceFirst("^0+", "");
        final int length = Integer.compare(valueA.length(), valueB.length());
        return length != 0 ? length : valueA.compareTo(valueB);
    }
}
