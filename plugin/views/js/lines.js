/* How lines of charts look, and the legend that switches them on and off. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.lines = (() => {
    const {element} = PoreSeg.dom;
    const COLOURS = 7;
    const DASHES = [[], [8, 4], [2, 3]];

    /** Line style number i: seven colour-blind-safe colours, then the same dashed, then dotted. */
    const style = i => ({colour: PoreSeg.theme.colour(`series-${i % COLOURS}`),
        dash: DASHES[Math.floor(i / COLOURS) % DASHES.length]});

    function svgElement(tag, attributes, ...children) {
        const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
        Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
        node.append(...children);
        return node;
    }

    const sample = ({colour, dash}) => svgElement("svg", {width: 26, height: 10, "aria-hidden": true},
        svgElement("line", {x1: 1, y1: 5, x2: 25, y2: 5, stroke: colour, "stroke-width": 3.5,
            "stroke-dasharray": dash.join(" ")}));

    /** A legend of buttons that switch lines on and off; hidden is a Set of names, changed in place. */
    function legend(container, names, hidden, onChange) {
        container.replaceChildren(...names.map((name, i) => {
            const button = element("button", {type: "button", "aria-pressed": String(!hidden.has(name))},
                sample(style(i)), element("span", {className: "name", title: name}, name));
            button.addEventListener("click", () => {
                if (!hidden.delete(name)) {
                    hidden.add(name);
                }
                button.setAttribute("aria-pressed", String(!hidden.has(name)));
                onChange();
            });
            return button;
        }));
    }

    return {style, legend};
})();
