/* Elements of the page. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.dom = (() => {
    const byId = id => document.getElementById(id);

    /** @returns a new element with properties (data-* and aria-* as attributes) and children (nodes or text) */
    function element(tag, properties = {}, ...children) {
        const node = document.createElement(tag);
        for (const [name, value] of Object.entries(properties)) {
            if (name in node) {
                node[name] = value;
            } else {
                node.setAttribute(name, value);
            }
        }
        node.append(...children);
        return node;
    }

    /** Fills a select with [value, text] pairs; keeps the choice if it is still there. */
    function options(select, pairs, chosen = select.value) {
        select.replaceChildren(...pairs.map(([value, text]) => element("option", {value, textContent: text})));
        if (pairs.some(([value]) => value === chosen)) {
            select.value = chosen;
        }
        select.disabled = pairs.length === 0;
    }

    return {byId, element, options};
})();
