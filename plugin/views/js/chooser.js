/* The choice of a model, a stack and a slice. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.chooser = (() => {
    const {byId, options} = PoreSeg.dom;

    const same = names => names.map(name => [name, name]);

    /**
     * @param list the slices that there are
     * @param selection the model and the stack chosen elsewhere, followed where there are slices of them
     * @param onSlice told of each choice
     */
    function create(list, selection, onSlice) {
        const [model, stack, slider] = ["model", "stack", "slice"].map(name => byId(`viewer-${name}`));
        const stacksOf = name => [...new Set(list.filter(one => one.model === name).map(one => one.stack))];
        const slices = () => list.filter(one => one.model === model.value && one.stack === stack.value)
            .sort((a, b) => a.slice - b.slice);
        let current = null;

        function showSlice() {
            const mine = slices();
            current = mine[Number(slider.value)];
            byId("viewer-slice-text").textContent = `${current.slice} (${Number(slider.value) + 1} of ${mine.length})`;
            return onSlice(current);
        }

        /** Keeps to the slice number when the model changes. */
        function showStack() {
            const mine = slices();
            slider.max = mine.length - 1;
            slider.value = Math.max(mine.findIndex(one => current && one.slice === current.slice), 0);
            return showSlice();
        }

        function choose(modelName, stackName) {
            options(model, same([...new Set(list.map(one => one.model))]), modelName);
            options(stack, same(stacksOf(model.value)), stackName);
            return showStack();
        }

        model.addEventListener("change", () => choose(model.value, stack.value));
        stack.addEventListener("change", showStack);
        slider.addEventListener("input", showSlice);
        selection.onChange(() => {
            const isNew = model.value !== selection.model || stack.value !== selection.stack;
            if (isNew && stacksOf(selection.model).includes(selection.stack)) {
                choose(selection.model, selection.stack);
            }
        });
        return {start: () => choose(selection.model, selection.stack)};
    }

    return {create};
})();
