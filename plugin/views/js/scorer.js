/* The scorer page: puts its parts together around one selection of a model and a stack. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

(() => {
    const {count} = PoreSeg.numbers;
    const {heading, start} = PoreSeg.page;

    function createSelection(model, stack) {
        const listeners = [];
        return {
            model, stack,
            onChange(listener) {
                listeners.push(listener);
            },
            set(newModel, newStack) {
                this.model = newModel;
                this.stack = newStack;
                listeners.forEach(listener => listener());
            }
        };
    }

    start(async data => {
        heading(data.title, `${count(data.models.length, "model")}, ${count(data.stacks.length, "stack")}; pore is the `
            + `positive class; ${data.masks}`);
        const first = data.slices.list[0] || data.scores[0];
        const selection = createSelection(first?.model, first?.stack);
        const metrics = PoreSeg.metrics.create(data.metrics);
        PoreSeg.heatmap.create(data, metrics, selection);
        PoreSeg.tables.create(data, metrics);
        PoreSeg.curves.create(data, metrics, selection);
        await PoreSeg.viewer.create(data, metrics, selection);
    });
})();
