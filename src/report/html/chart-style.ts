/** The style of charts, which stands behind the theme. */
export const chartStyle = `
figure svg { max-width: 45rem; width: 100%; }
.grid { stroke: var(--rule); stroke-width: 1; }
.axis { stroke: var(--edge); stroke-width: 1; }
.bar, .dot { fill: var(--series-1); }
.line { fill: none; stroke: var(--series-1); stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
svg .name, svg .value { fill: var(--ink); }
svg .value { font-weight: 600; }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
`;
