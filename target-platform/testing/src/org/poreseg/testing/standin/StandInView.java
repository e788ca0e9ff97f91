package org.poreseg.testing.standin;

import org.poreseg.standin.ui.View;
import org.poreseg.testing.NodeView;

/** The view of a node on the stand-in platform. */
record StandInView(View view) implements NodeView {

    @Override
    public String html() {
        return view.html();
    }

    @Override
    public String initialData() {
        return view.initialData();
    }

    @Override
    public String call(final String method, final Object... parameters) {
        return view.call(method, parameters);
    }
}
