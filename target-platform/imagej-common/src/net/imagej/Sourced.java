package net.imagej;

/** Has a source. */
public interface Sourced {

    /** @return where the image comes from */
    String getSource();
}
