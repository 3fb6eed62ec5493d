/** Of all pages: small, and readable on a telephone and in the dark. */
export const pageStyle = `
:root { color-scheme: light dark; --line: #8886; --quiet: #666; --accent: #0b57d0; --on-accent: #fff; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --quiet: #aaa; --accent: #a8c7fa; --on-accent: #062e6f; --bad: #f2b8b5; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 27rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 1rem; }
p { margin: 0 0 1rem; }
ul { margin: 0 0 1rem; padding-left: 1.25rem; }
dl { margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
dt { color: var(--quiet); font-size: .85rem; }
dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
dd:last-child { margin-bottom: 0; }
label { display: block; margin: 0 0 .25rem; font-weight: 600; }
input { width: 100%; margin: 0 0 1rem; padding: .6rem .7rem; font: inherit; border: 1px solid var(--line); border-radius: .5rem; }
input.code { font: 600 1.5rem/1.4 ui-monospace, monospace; letter-spacing: .1em; text-align: center; text-transform: uppercase; }
button { width: 100%; margin: 0 0 .75rem; padding: .7rem; font: inherit; font-weight: 600; border: 1px solid var(--line); border-radius: .5rem; cursor: pointer; }
button.main { color: var(--on-accent); background: var(--accent); border-color: transparent; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.quiet { color: var(--quiet); font-size: .9rem; }
.bad { color: var(--bad); font-weight: 600; }
.code-shown { font: 600 1.25rem/1.4 ui-monospace, monospace; letter-spacing: .1em; }
`;
