/* The tables of the scorer page: heat map, summary, all scores. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.scores = (() => {
    const {byId, element, options, format, isNumber, saveCsv} = PoreSeg.ui;
    const {metrics} = PoreSeg;
    const SCOPES = ["own type", "other types", "all types", "all pixels"];

    /** Cividis, a sequential palette made for colour-blind readers, dark to bright. */
    const CIVIDIS = [[0, 34, 78], [18, 53, 112], [59, 73, 108], [87, 93, 109], [112, 113, 115], [138, 134, 120],
        [165, 156, 116], [195, 179, 105], [225, 204, 85], [254, 232, 56]];

    /** @returns [red, green, blue] of the palette at a share in [0, 1] */
    function cividis(share) {
        const position = Math.max(0, Math.min(1, share)) * (CIVIDIS.length - 1);
        const low = Math.min(Math.floor(position), CIVIDIS.length - 2);
        return CIVIDIS[low].map((value, c) => Math.round(value + (position - low) * (CIVIDIS[low + 1][c] - value)));
    }

    const mean = values => {
        const numbers = values.filter(isNumber);
        return numbers.length ? numbers.reduce((sum, value) => sum + value, 0) / numbers.length : null;
    };

    /** Stacks with those of one rock type side by side, in the order in which the types first appear. */
    function byRockType(stacks) {
        const groups = new Map();
        for (const stack of stacks) {
            const type = stack.rockType || "";
            groups.set(type, [...(groups.get(type) || []), stack]);
        }
        return groups;
    }

    /** A model for one rock type or several is named after them: "carbonate + soil". */
    const isHome = (model, rockType) => Boolean(rockType) && model.split(" + ").includes(rockType);

    function paintCell(cell, share) {
        const [r, g, b] = cividis(share);
        cell.style.background = `rgb(${r},${g},${b})`;
        cell.style.color = 0.2126 * r + 0.7152 * g + 0.0722 * b > 115 ? "#000" : "#fff";
    }

    /** Baselines that stand under the models, by metric: [row title, key of the score]. */
    const BASELINES = {
        iou: [["Otsu threshold", "otsuIou"], ["Best single threshold", "bestThresholdIou"]],
        porosity: [["Reference masks", "referencePorosity"]]
    };

    function heatMap(data, selection) {
        const table = byId("heatmap-table");
        const select = byId("heatmap-metric");
        const groups = byRockType(data.stacks);
        const stacks = [...groups.values()].flat();
        const scoreOf = new Map(data.scores.map(score => [JSON.stringify([score.model, score.stack]), score]));
        const score = (model, stack) => scoreOf.get(JSON.stringify([model, stack])) || {};
        table.setAttribute("role", "grid");
        table.setAttribute("aria-labelledby", "heatmap-title");
        options(select, metrics.present(data.scores).map(key => [key, metrics.of(key).label]), "iou");

        function header() {
            const types = element("tr", {}, element("td"));
            for (const [type, members] of groups) {
                types.append(element("th", {scope: "colgroup", colSpan: members.length, className: "rock"}, type));
            }
            const names = element("tr", {}, element("th", {scope: "col"}, "Model"),
                ...stacks.map(stack => element("th", {scope: "col"}, stack.name)),
                element("th", {scope: "col"}, "Mean"));
            return element("thead", {}, types, names);
        }

        function draw() {
            const key = select.value;
            const {label, goodness, text, digits} = metrics.of(key);
            // where no value is better than another, the bright end is the high one
            const rank = value => goodness(value) ?? value;
            const values = data.scores.map(row => row[key]).filter(isNumber).sort((a, b) => rank(a) - rank(b));
            const worst = rank(values[0]);
            const best = rank(values[values.length - 1]);
            const share = value => best > worst ? (rank(value) - worst) / (best - worst) : 0.5;
            const body = element("tbody");
            for (const model of data.models) {
                const row = element("tr", {}, element("th", {scope: "row"}, model));
                for (const stack of stacks) {
                    const value = score(model, stack.name)[key];
                    const title = `${model} on ${stack.name}: ${label}`;
                    const cell = element("td", {role: "gridcell", tabIndex: -1, title}, format(value, digits));
                    cell.dataset.model = model;
                    cell.dataset.stack = stack.name;
                    cell.classList.toggle("home", isHome(model, stack.rockType));
                    if (isNumber(value)) {
                        paintCell(cell, share(value));
                    }
                    row.append(cell);
                }
                row.append(element("td", {className: "mean"},
                    format(mean(stacks.map(stack => score(model, stack.name)[key])), digits)));
                body.append(row);
            }
            const foot = element("tfoot", {}, ...(BASELINES[key] || []).map(([title, baseline]) => {
                const perStack = stacks.map(stack =>
                    data.scores.find(row => row.stack === stack.name && isNumber(row[baseline]))?.[baseline]);
                return element("tr", {}, element("th", {scope: "row"}, title),
                    ...[...perStack, mean(perStack)].map(value => element("td", {}, format(value, digits))));
            }));
            table.replaceChildren(header(), body, foot);
            mark();
            const ends = values.length ? [values[0], values[values.length - 1]] : [];
            legend(ends.map(value => format(value, digits)), text);
        }

        function legend(ends, text) {
            const stops = Array.from({length: 11}, (unused, i) => `rgb(${cividis(i / 10).join(",")})`);
            const ramp = element("span", {className: "ramp"});
            ramp.style.background = `linear-gradient(to right, ${stops.join(",")})`;
            byId("heatmap-legend").replaceChildren(...(ends.length ? [ends[0], ramp, `${ends[1]} (${text})`] : []));
        }

        /** Shows which cell is selected; only that one is a stop of the Tab key. */
        function mark() {
            for (const cell of table.querySelectorAll("tbody td[data-model]")) {
                const chosen = cell.dataset.model === selection.model && cell.dataset.stack === selection.stack;
                cell.setAttribute("aria-selected", String(chosen));
                cell.tabIndex = chosen ? 0 : -1;
            }
        }

        function choose(cell) {
            selection.set(cell.dataset.model, cell.dataset.stack);
        }

        table.addEventListener("click", event => {
            const cell = event.target.closest("tbody td[data-model]");
            if (cell) {
                choose(cell);
                cell.focus();
            }
        });
        table.addEventListener("keydown", event => {
            const cell = event.target.closest("tbody td[data-model]");
            const steps = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]};
            if (!cell) {
                return;
            }
            if (event.key === "Enter" || event.key === " ") {
                event.preventDefault();
                choose(cell);
            } else if (event.key in steps) {
                event.preventDefault();
                const [down, right] = steps[event.key];
                const row = table.tBodies[0].rows[cell.parentNode.sectionRowIndex + down];
                const next = row?.cells[cell.cellIndex + right];
                if (next?.dataset.model) {
                    next.focus();
                }
            }
        });
        select.addEventListener("change", draw);
        selection.onChange(mark);
        byId("scores-csv").addEventListener("click", () => saveCsv("scores.csv",
            rowsOf(data.scores, ["model", "stack", "rockType"])));
        draw();
    }

    /** Table rows of objects: the named text columns, then every metric there is. */
    function rowsOf(objects, textKeys) {
        const keys = [...textKeys, ...metrics.present(objects)];
        return [keys, ...objects.map(object => keys.map(key => object[key]))];
    }

    function head(texts, keys) {
        return element("thead", {}, element("tr", {},
            ...texts.map(text => element("th", {scope: "col", className: "text"}, text)),
            ...keys.map(key => element("th", {scope: "col"}, metrics.of(key).label))));
    }

    function summary(data) {
        const rows = data.summary;
        byId("summary").hidden = rows.length === 0;
        const keys = metrics.present(rows);
        const best = new Map();
        for (const scope of SCOPES) {
            for (const key of keys) {
                const {goodness} = metrics.of(key);
                const ranks = rows.filter(row => row.scope === scope && isNumber(row[key]))
                    .map(row => goodness(row[key]));
                best.set(`${scope} ${key}`, Math.max(...ranks.filter(isNumber)));
            }
        }
        const body = element("tbody");
        let previous = null;
        const order = new Map(data.models.map((model, i) => [model, i]));
        const position = row => (order.get(row.model) ?? order.size) * SCOPES.length + SCOPES.indexOf(row.scope);
        for (const row of [...rows].sort((a, b) => position(a) - position(b))) {
            const line = element("tr", {className: row.model === previous ? "" : "group"},
                element("th", {scope: "row"}, row.model === previous ? "" : row.model),
                element("td", {className: "text"}, row.scope), element("td", {}, format(row.stacks, 0)),
                ...keys.map(key => {
                    const {goodness, digits} = metrics.of(key);
                    const isBest = isNumber(row[key]) && goodness(row[key]) === best.get(`${row.scope} ${key}`);
                    return element("td", {className: isBest ? "best" : ""}, format(row[key], digits));
                }));
            previous = row.model;
            body.append(line);
        }
        const header = head(["Model", "Stacks of"], keys);
        header.rows[0].cells[1].after(element("th", {scope: "col"}, "Stacks"));
        byId("summary-table").replaceChildren(header, body);
        byId("summary-csv").addEventListener("click", () => saveCsv("summary.csv",
            rowsOf(rows, ["model", "scope", "stacks"])));
    }

    function allScores(data) {
        const keys = metrics.present(data.scores);
        byId("all-scores-table").replaceChildren(head(["Model", "Stack", "Rock type"], keys), element("tbody", {},
            ...data.scores.map(row => element("tr", {}, element("th", {scope: "row"}, row.model),
                element("td", {className: "text"}, row.stack), element("td", {className: "text"}, row.rockType || ""),
                ...keys.map(key => element("td", {}, format(row[key], metrics.of(key).digits)))))));
    }

    function create(data, selection) {
        heatMap(data, selection);
        summary(data);
        allScores(data);
    }

    return {create, cividis};
})();
