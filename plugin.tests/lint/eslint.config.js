/* Rules that find bugs; how the code is laid out is left to its readers. */
import js from "@eslint/js";
import globals from "globals";

export default [
    js.configs.recommended,
    {
        linterOptions: {reportUnusedDisableDirectives: "error"},
        languageOptions: {
            ecmaVersion: 2022,
            sourceType: "script",
            globals: {...globals.browser, PoreSeg: "writable", uPlot: "readonly"}
        },
        rules: {
            "array-callback-return": "error",
            "curly": "error",
            "default-case-last": "error",
            "eqeqeq": "error",
            "guard-for-in": "error",
            "max-len": ["error", {code: 120}],
            "no-alert": "error",
            "no-constructor-return": "error",
            "no-else-return": "error",
            "no-eval": "error",
            "no-implicit-coercion": "error",
            "no-implied-eval": "error",
            "no-lonely-if": "error",
            "no-loop-func": "error",
            "no-new-func": "error",
            "no-param-reassign": "error",
            "no-promise-executor-return": "error",
            // pages show names that a person typed: as text, never as HTML
            "no-restricted-properties": ["error", {property: "innerHTML"}, {property: "outerHTML"},
                {property: "insertAdjacentHTML"}, {object: "document", property: "write"}],
            "no-return-assign": "error",
            "no-self-compare": "error",
            "no-sequences": "error",
            "no-shadow": "error",
            "no-template-curly-in-string": "error",
            "no-throw-literal": "error",
            "no-unmodified-loop-condition": "error",
            "no-unreachable-loop": "error",
            "no-unused-expressions": "error",
            "no-use-before-define": ["error", {functions: false, variables: false}],
            "no-useless-concat": "error",
            "no-useless-return": "error",
            "no-var": "error",
            "object-shorthand": "error",
            "prefer-const": "error",
            "prefer-promise-reject-errors": "error",
            "radix": "error",
            "require-atomic-updates": "error",
            "strict": ["error", "global"]
        }
    }
];
