/* Where a page gets its data from: itself (a report on disk) or the KNIME window around it. */
"use strict";
window.PoreSeg = window.PoreSeg || {};

PoreSeg.data = (() => {
    const DATA_ELEMENT = "view-data";
    const PART_PREFIX = "part-";
    /** What the layers of an answer call a failure. */
    const FAILURES = ["error", "userError", "internalError"];
    /** How long KNIME may take to answer, in milliseconds. */
    const PATIENCE = 60000;

    /**
     * What an answer holds in the end: KNIME puts JSON text into results of results, how deep depends on the service.
     * Throws if one of the layers tells of an error.
     */
    function unpack(answer) {
        let value = answer;
        for (;;) {
            if (typeof value === "string" && /^\s*[{"]/.test(value)) {
                value = JSON.parse(value);
                continue;
            }
            const layer = value !== null && typeof value === "object" ? value : {};
            const failed = FAILURES.find(name => name in layer && layer[name]);
            if (failed) {
                const {message, title} = layer[failed];
                throw new Error(message || title || String(layer[failed]));
            }
            if (!("result" in layer || "jsonrpc" in layer)) {
                return value;
            }
            value = "result" in layer ? layer.result : null;
        }
    }

    /** The report on disk: everything stands in the page. */
    function embedded() {
        const element = document.getElementById(DATA_ELEMENT);
        if (!element && window.__INITIAL_DATA__ === undefined) {
            return null;
        }
        return {
            load: async () => unpack(element ? element.textContent : window.__INITIAL_DATA__),
            part: async id => {
                const block = document.getElementById(PART_PREFIX + id);
                return block ? JSON.parse(block.textContent) : null;
            }
        };
    }

    /** One call of a method of the KNIME window that shows this page. */
    function ask(method, ...params) {
        return new Promise((resolve, reject) => {
            const requestId = `${method}-${Math.random().toString(36).slice(2)}`;
            const timer = setTimeout(() => {
                window.removeEventListener("message", listen);
                reject(new Error(`KNIME did not answer "${method}".`));
            }, PATIENCE);
            function listen(event) {
                const answer = event.data;
                if (event.source === window.parent && answer && answer.type === "UIExtensionResponse"
                        && answer.requestId === requestId) {
                    clearTimeout(timer);
                    window.removeEventListener("message", listen);
                    resolve(answer.payload);
                }
            }
            window.addEventListener("message", listen);
            // the frame has no origin of its own, and the parent's is not known to it
            window.parent.postMessage({type: "UIExtensionRequest", requestId, payload: {method, params}}, "*");
        });
    }

    /** A view inside KNIME: first data with the configuration or by a call, parts one by one by JSON-RPC. */
    function knime() {
        let config = null;
        let calls = 0;

        async function call(serviceType, dataServiceRequest) {
            const {nodeId, projectId, workflowId, extensionType} = config;
            return unpack(await ask("callNodeDataService",
                {nodeId, projectId, workflowId, extensionType, serviceType, dataServiceRequest}));
        }

        return {
            load: async () => {
                config = await ask("getConfig");
                return config.initialData ? unpack(config.initialData) : call("initial_data", "");
            },
            part: id => {
                calls++;
                return call("data", JSON.stringify({jsonrpc: "2.0", id: calls, method: "part", params: [id]}));
            }
        };
    }

    const source = embedded() || (window.parent === window ? null : knime());

    return {
        /** @returns {Promise<object>} the page's data */
        load: () => source ? source.load() : Promise.reject(new Error("This page holds no data.")),
        /** @returns {Promise<?(object|string)>} a part that the data name by its id, or null if there is none */
        part: id => source.part(id)
    };
})();
