package org.poreseg.testing;

/** A node's view, as far as it can be had without a browser. */
public interface NodeView {

    /** @return the page */
    String html();

    /** @return the JSON text that the page gets first: {@code result}, {@code userError} or {@code internalError} */
    String initialData();

    /**
     * @param method a method of the view's data service
     * @param parameters its parameters
     * @return the JSON text of its result
     * @throws IllegalStateException if the answer is an error
     */
    String call(String method, Object... parameters);
}
