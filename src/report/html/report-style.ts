/** The style of reports, which stands behind the theme: a quiet title, charts, and folded lists on paper. */
export const reportStyle = `
h1 { font-size: 1.0625rem; font-weight: 500; letter-spacing: 0; color: var(--soft); margin-bottom: 0.5rem; }
.figures + p { margin-top: 1.75rem; }
.scroll + details { margin-top: 1.25rem; }
details .scroll { margin: 0 0 1rem; }
figure svg { max-width: 45rem; width: 100%; }
.grid { stroke: var(--rule); stroke-width: 1; }
.axis { stroke: var(--edge); stroke-width: 1; }
.bar, .dot { fill: var(--series-1); }
.line { fill: none; stroke: var(--series-1); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
svg .name, svg .value { fill: var(--ink); }
svg .value { font-weight: 600; }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
@media print {
  .place code { white-space: normal; overflow-wrap: break-word; }
  details::details-content { content-visibility: visible; }
  .bar, .dot { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
