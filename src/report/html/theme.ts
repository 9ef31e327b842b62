/**
 * The style of the page that checks a file and of reports in HTML, so that they look alike. It styles
 * elements, and a few classes:
 *
 * - `sheet`, on `main`: the column that everything stands in
 * - `lead`: the sentence below a heading; `soft`: what is less important
 * - `verdict`, with `good`, `warning` or `error`: the sentence that a reader came for
 * - `figures`, on `dl`: a row of large numbers, each a `div` of `dt` and `dd`
 * - `scroll`: what a wide table stands in; give it `tabindex="0"`, a role and a name
 * - `number`, on `th` and `td`: aligned right; `place`: does not wrap; `message`: takes the room left
 * - `badge`, with `good`, `warning`, `error` or `neutral`: a word such as a severity
 * - `note`, with `warning` or `error`: something to know before reading on
 * - `off-paper`: is not printed
 *
 * Charts use the colors `--series-1` to `--series-4`, `--rule` for their grid and `--soft` for labels.
 * All pairs of text and ground have a contrast of 4.5 to 1 or more, light and dark.
 */
export const theme = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f4f5f7; --rule: #dde1e7; --edge: #858d9a;
  --ink: #14171c; --soft: #59606c;
  --accent: #1d4fbf; --on-accent: #ffffff; --accent-wash: #eaf0fd;
  --error: #ad231b; --error-wash: #fdedeb;
  --warning: #7d4e00; --warning-wash: #fcf2da;
  --good: #156138; --good-wash: #e5f4ea;
  --series-1: #2a5fd0; --series-2: #c2571a; --series-3: #1f8a5b; --series-4: #8a4fb5;
  --sans: "Inter", "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1216; --panel: #181c22; --rule: #2a3039; --edge: #6f7987;
    --ink: #e8ebf0; --soft: #a3abb8;
    --accent: #93b4ff; --on-accent: #0c1530; --accent-wash: #18233c;
    --error: #ff9d94; --error-wash: #331917;
    --warning: #f0bd61; --warning-wash: #2e2411;
    --good: #7fd3a0; --good-wash: #13291d;
    --series-1: #7da3ff; --series-2: #f0955a; --series-3: #5fc796; --series-4: #c495ea;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 400 1rem/1.55 var(--sans); font-kerning: normal; overflow-wrap: break-word;
}
.sheet { max-width: 84rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 3.5rem) clamp(1rem, 4vw, 3rem) 5rem; }
h1, h2, h3 { margin: 0; font-weight: 650; line-height: 1.2; letter-spacing: -0.015em; text-wrap: balance; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.2vw, 2rem); }
h2 { font-size: 1.25rem; margin-top: 3rem; }
h3 { font-size: 1rem; margin-top: 1.75rem; letter-spacing: 0; }
p { margin: 0.5rem 0; max-width: 44rem; text-wrap: pretty; }
.lead { font-size: 1.0625rem; color: var(--soft); }
.soft { color: var(--soft); }
a { color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 0.06em; }
code { font: 0.875em/1.4 var(--mono); overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }

.verdict { font-size: clamp(1.75rem, 1.3rem + 2vw, 2.75rem); font-weight: 650; line-height: 1.12; letter-spacing: -0.025em; margin: 0; max-width: 22ch; text-wrap: balance; }
.verdict.error, .badge.error { color: var(--error); }
.verdict.warning, .badge.warning { color: var(--warning); }
.verdict.good, .badge.good { color: var(--good); }

.figures { display: flex; flex-wrap: wrap; gap: 1.25rem 2.75rem; margin: 1.75rem 0 0; }
.figures > div { display: flex; flex-direction: column; }
.figures dt { font-size: 0.8125rem; color: var(--soft); }
.figures dd { order: -1; margin: 0; font-size: 1.5rem; font-weight: 600; line-height: 1.25; letter-spacing: -0.02em; font-variant-numeric: tabular-nums lining-nums; }

.scroll { overflow-x: auto; margin-top: 1.25rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.875rem; line-height: 1.45; font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; padding: 0 0 0.625rem; color: var(--soft); }
th, td { padding: 0.5625rem 1rem 0.5625rem 0; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--rule); }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: 0.75rem; font-weight: 600; color: var(--soft); border-bottom-color: var(--edge); white-space: nowrap; }
tbody th { font-weight: 500; }
.number { text-align: right; white-space: nowrap; }
.place { white-space: nowrap; }
.message { min-width: 18rem; width: 100%; }
.message code, td code.soft { color: var(--soft); }

.badge { display: inline-block; padding: 0.0625rem 0.5rem; border-radius: 0.25rem; font-size: 0.75rem; font-weight: 600; line-height: 1.5; white-space: nowrap; }
.badge.error { background: var(--error-wash); }
.badge.warning { background: var(--warning-wash); }
.badge.good { background: var(--good-wash); }
.badge.neutral { background: var(--panel); color: var(--soft); }

.note { margin: 1.5rem 0 0; padding: 0.75rem 1rem; max-width: 44rem; border-left: 3px solid var(--edge); background: var(--panel); }
.note.warning { border-left-color: var(--warning); background: var(--warning-wash); }
.note.error { border-left-color: var(--error); background: var(--error-wash); }
.note > :first-child { margin-top: 0; }
.note > :last-child { margin-bottom: 0; }

details { border-bottom: 1px solid var(--rule); }
summary { padding: 0.625rem 0; cursor: pointer; font-weight: 500; }
details[open] > summary { margin-bottom: 0.25rem; }
figure { margin: 1.5rem 0 0; }
figcaption { font-size: 0.875rem; color: var(--soft); margin-bottom: 0.5rem; }
svg { display: block; max-width: 100%; height: auto; }
svg text { font: 0.75rem var(--sans); fill: var(--soft); font-variant-numeric: tabular-nums; }

@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --panel: #ffffff; --rule: #c9ced6; --edge: #59606c; --ink: #000000; --soft: #444a54;
    --accent: #1d4fbf; --error: #ad231b; --warning: #7d4e00; --good: #156138;
    --error-wash: #ffffff; --warning-wash: #ffffff; --good-wash: #ffffff; --accent-wash: #ffffff;
    --series-1: #2a5fd0; --series-2: #c2571a; --series-3: #1f8a5b; --series-4: #8a4fb5;
  }
  @page { margin: 16mm; }
  body { font-size: 10pt; }
  .sheet { max-width: none; padding: 0; }
  .off-paper { display: none !important; }
  .scroll { overflow: visible; }
  .message { min-width: 0; }
  .badge { border: 1px solid currentColor; }
  thead { display: table-header-group; }
  tr, .figures > div, figure, .note { break-inside: avoid; }
  h2, h3, caption, summary { break-after: avoid; }
}
`;
