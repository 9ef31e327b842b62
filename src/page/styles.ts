import { theme } from '../report/html/theme';

/** What the page has besides reports: files to choose, fields, buttons, progress. */
const controls = `
.head { padding-bottom: clamp(1.5rem, 3vw, 2.5rem); }
.head .lead { margin: 0.375rem 0 0; }
.desk { display: grid; gap: 2.5rem clamp(2.5rem, 5vw, 5rem); }
.side { align-self: start; }
.report { min-width: 0; }
@media (min-width: 64rem) {
  .desk { grid-template-columns: 19rem minmax(0, 1fr); }
}

.slot { padding: 0.875rem 0; }
.slot:not(.upload, .result) { border-top: 1px solid var(--rule); }
.slot h2, #settings h2 { margin: 0; font-size: 0.8125rem; font-weight: 600; letter-spacing: 0; color: var(--soft); }
.slot.upload { border: 1.5px dashed var(--edge); border-radius: 0.625rem; padding: 1.25rem; margin-bottom: 1rem; background: var(--panel); }
.slot.upload.full { border-style: solid; border-color: var(--rule); background: none; }
.slot.over { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 0.625rem; background: var(--accent-wash); }
.chosen { margin: 0.25rem 0 0; display: flex; flex-wrap: wrap; gap: 0 0.625rem; }
.chosen strong { font-weight: 600; overflow-wrap: anywhere; }
.hint { margin: 0.375rem 0 0; font-size: 0.8125rem; line-height: 1.45; color: var(--soft); }
.choice { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; margin-top: 0.5rem; position: relative; }
input[type=file] { position: absolute; inset: 0 auto 0 0; width: 1px; height: 100%; opacity: 0; }

button, .slot label, select, input[type=datetime-local] {
  font: 500 0.875rem/1.25rem var(--sans); color: var(--ink); background: var(--page);
  border: 1px solid var(--edge); border-radius: 0.375rem; padding: 0.4375rem 0.8125rem; min-height: 2.25rem;
}
button, .slot label, select { cursor: pointer; }
button:hover, .slot label:hover { background: var(--panel); }
button:disabled { color: var(--soft); border-color: var(--rule); cursor: default; background: none; }
button.primary, .slot.upload:not(.full) label { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.primary:hover, .slot.upload:not(.full) label:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
button.plain, .slot:not(.upload) label, .slot.full label { background: none; border-color: transparent; border-inline: 0; color: var(--accent); padding-inline: 0; min-height: 1.5rem; padding-block: 0.125rem; }
button.plain:hover, .slot:not(.upload) label:hover, .slot.full label:hover { text-decoration: underline; text-underline-offset: 0.2em; }
input[type=file]:focus-visible + label { outline: 3px solid var(--accent); outline-offset: 2px; }

#settings { border-top: 1px solid var(--rule); padding-top: 0.875rem; }
.field { margin-top: 0.875rem; font-size: 0.875rem; }
.field > label { display: block; font-weight: 500; }
.field select, .field input[type=datetime-local] { margin-top: 0.25rem; max-width: 100%; }
.field .choice { margin-top: 0; }
.check { display: flex; gap: 0.5rem; align-items: center; font-weight: 500; }
.check input { width: 1rem; height: 1rem; margin: 0; accent-color: var(--accent); }

#status { margin: 0; }
#status .seen:not(:empty) { display: block; margin-bottom: 0.75rem; font-weight: 500; }
#summary:not(:empty) + #status .seen { margin: 1rem 0 0; font-size: 0.875rem; color: var(--soft); }
#summary:not(:empty) ~ #progress .progress { margin-top: 0.75rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.progress { max-width: 30rem; margin-top: 0.5rem; }
.progress .choice { justify-content: space-between; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
progress { appearance: none; display: block; width: 100%; height: 0.375rem; border: 0; border-radius: 1rem; overflow: hidden; background: var(--rule); }
progress::-webkit-progress-bar { background: var(--rule); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }

.report .verdict { margin: 0; }
.report .lead { margin-top: 0.75rem; }
.about { font-size: 0.875rem; }
.about strong { font-weight: 600; color: var(--ink); overflow-wrap: anywhere; }
.saving { display: flex; flex-wrap: wrap; gap: 0.625rem; margin-top: 1.75rem; }
.list-head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0.5rem 2rem; margin-top: 3rem; }
.list-head h2 { margin: 0; }
.list-head .choice { margin: 0; font-size: 0.875rem; flex-wrap: nowrap; min-width: 0; }
.list-head select { max-width: 20rem; min-width: 0; text-overflow: ellipsis; }
.report h2 + .scroll, .list-head + .scroll { margin-top: 0.375rem; }
#list > .scroll { margin-top: 0.375rem; }
.codes { font-size: 0.8125rem; color: var(--soft); }
.column, .client { min-width: 7rem; overflow-wrap: anywhere; }
.reason + .reason { margin-top: 0.5rem; }
.more { color: var(--soft); font-size: 0.875rem; }
.fixed h2 { margin: 0; font-size: 1.0625rem; }
.fixed ul { margin: 0.5rem 0 1rem; padding-left: 1.125rem; font-size: 0.875rem; }
.values { margin: 0; font-size: 0.8125rem; }
.reason + .values { margin-top: 0.75rem; }
.values div { display: grid; grid-template-columns: 12.5rem 1fr; gap: 0.75rem; }
.values dt { color: var(--soft); }
.values dd { margin: 0; font: 0.75rem/1.5 var(--mono); overflow-wrap: anywhere; }

.steps { list-style: none; margin: 0; padding: 0; display: grid; gap: 1.75rem; max-width: 34rem; }
.steps h2 { margin: 0; font-size: 1.0625rem; }
.steps p { margin: 0.25rem 0 0; color: var(--soft); }

details#more { border: 0; border-top: 1px solid var(--rule); }
#more > summary { font-size: 0.875rem; color: var(--accent); }
#more .slot:first-child { border-top: 0; }
.code, .level, .show { white-space: nowrap; }
.show { text-align: right; }
td.show, td.level { padding-block: 0.375rem; }
.show button { min-height: 1.5rem; }

@media print { .desk { display: block; } .show { display: none; } }
@media (max-width: 44rem) {
  .report thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .report table, .report tbody { display: block; }
  .report caption { display: block; }
  .report tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.125rem 0.75rem; padding: 0.75rem 0; border-bottom: 1px solid var(--rule); }
  .report td, .report tbody th { display: block; padding: 0; border: 0; min-width: 0; }
  .report td:empty { display: none; }
  .report .message { flex: 0 0 100%; order: 2; }
  .report .column { flex: 0 0 100%; order: 1; font-weight: 600; }
  .values div { grid-template-columns: 1fr; gap: 0; }
  .report .client { margin-left: auto; color: var(--soft); }
  .problems th.number::before, .records th.number::before { content: "Line "; }
  .counts .message, .reasons .message { order: -1; }
  .counts td.number::before, .reasons td.number::before { content: "\\00d7"; color: var(--soft); }
  .report .show { margin-left: auto; }
  .saving button { flex: 1 1 100%; }
  .figures { gap: 1rem 1.75rem; }
  .list-head .choice { flex: 1 1 100%; }
  .list-head select { flex: 1 1 auto; max-width: none; }
}
`;

export const styles = theme + controls;
