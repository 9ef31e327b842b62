import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import type { Chart, ChartPoint } from '../../../src/report/document/document';
import { barChartLines } from '../../../src/report/html/bar-chart';
import { columnChartLines } from '../../../src/report/html/column-chart';
import { dayChartLines } from '../../../src/report/html/day-chart';

const point = (label: string, share: number | null): ChartPoint => ({
  ...{ label, share, text: share === null ? '–' : `${share * 100}%` },
});
const chart = (form: Chart['form'], ...points: readonly ChartPoint[]): Chart => ({
  ...{ kind: 'chart', form, title: 'A <title>', description: 'What is in it', points },
});

/** The shapes of a chart, without the figure around them. */
function shapesOf(lines: Iterable<string>): readonly string[] {
  const all = [...lines];
  using document = XmlDocument.fromString(all.join('\n'));
  expect(document.root.name).toBe('figure');
  expect(all.slice(0, 2)).toEqual(['<figure>', '<figcaption>A &lt;title&gt;</figcaption>']);
  expect(all.slice(3, 5)).toEqual(['<title>A &lt;title&gt;</title>', '<desc>What is in it</desc>']);
  expect(all.slice(-2)).toEqual(['</svg>', '</figure>']);
  return all.slice(5, -2);
}

describe('bars', () => {
  it('have the length of their share, and their number at the end', () => {
    const points = [point('Lead', 1), point('Visit', 0.5), point('No', 0), point('Gone', null)];
    // The longest name has 5 cells of 7 and a gap of 12; 56 are left for the numbers: 720 - 47 - 56 = 617.
    expect(shapesOf(barChartLines(chart('bars', ...points)))).toEqual([
      '<text class="name end" x="35" y="22">Lead</text>',
      '<rect class="bar" x="47" y="10" width="617" height="16"/>',
      '<text class="value" x="672" y="22">100%</text>',
      '<text class="name end" x="35" y="50">Visit</text>',
      '<rect class="bar" x="47" y="38" width="308.5" height="16"/>',
      '<text class="value" x="363.5" y="50">50%</text>',
      '<text class="name end" x="35" y="78">No</text>',
      '<text class="value" x="55" y="78">0%</text>',
      '<text class="name end" x="35" y="106">Gone</text>',
      '<text class="value" x="55" y="106">–</text>',
      '<line class="axis" x1="47" y1="4" x2="47" y2="116"/>',
    ]);
  });

  it('stay visible, and their names short', () => {
    const shapes = shapesOf(barChartLines(chart('bars', point('x'.repeat(40), 0.000_01))));
    expect(shapes[0]).toContain(`>${'x'.repeat(31)}…<`);
    expect(shapes[1]).toContain('width="1.5"');
  });
});

describe('days', () => {
  /** The x of each day of the chart is 44 + share of the time * 616; y is 208 - share * 192. */
  const shapes = (...points: readonly ChartPoint[]) =>
    shapesOf(dayChartLines(chart('days', ...points)));
  const of = (name: string, all: readonly string[]) =>
    all.filter((shape) => shape.startsWith(`<${name}`));

  it('are joined by a line without those that have no data', () => {
    const all = shapes(
      point('2026-11-02', 1),
      point('2026-11-03', 0.5),
      point('2026-11-04', null),
      point('2026-11-06', 0.75),
    );
    expect(of('polyline', all)).toEqual(['<polyline class="line" points="44,16 198,112"/>']);
    expect(of('circle', all)).toEqual([
      '<circle class="dot" cx="44" cy="16" r="3"/>',
      '<circle class="dot" cx="198" cy="112" r="3"/>',
      '<circle class="dot" cx="660" cy="64" r="3"/>',
    ]);
    expect(of('text class="value', all)).toEqual([
      '<text class="value" x="669" y="68">75%</text>',
      '<text class="value middle" x="198" y="130">50%</text>',
    ]);
    expect(of('text class="middle', all).map((text) => text.replace(/<.*?>/g, ''))).toEqual([
      ...['Nov 2, 2026', 'Nov 3', 'Nov 4', 'Nov 5', 'Nov 6'],
    ]);
  });

  it.each([
    [1, ['Nov 2, 2026']],
    [7, ['Nov 2, 2026', 'Nov 3', 'Nov 4', 'Nov 5', 'Nov 6', 'Nov 7', 'Nov 8']],
    [8, ['Nov 2, 2026', 'Nov 4', 'Nov 6', 'Nov 8']],
    [40, ['Nov 2, 2026', 'Nov 9', 'Nov 16', 'Nov 23', 'Nov 30', 'Dec 7']],
  ])('%i have few names', (count, names) => {
    const points = Array.from({ length: count }, (_, day) =>
      point(new Date(Date.UTC(2026, 10, 2 + day)).toISOString().slice(0, 10), 0.5),
    );
    const texts = of('text class="middle', shapes(...points));
    expect(texts.map((text) => text.replace(/<.*?>/g, ''))).toEqual(names);
  });

  it('have no shapes without data but the axes', () => {
    const all = shapes(point('2026-11-02', null));
    expect([of('circle', all), of('polyline', all)]).toEqual([[], []]);
  });

  it('have a label above a point that is near the axis', () => {
    const all = shapes(point('2026-11-02', 0), point('2026-11-03', 1));
    expect(all).toContain('<text class="value middle" x="62" y="199">0%</text>');
  });
});

describe('columns', () => {
  it('stand on their days, and the last has its number', () => {
    const points = [
      { label: '2026-11-02', share: 1, text: '40' },
      { label: '2026-11-04', share: 0.5, text: '20' },
    ];
    const ticks = [
      { share: 0, text: '0' },
      { share: 1, text: '40' },
    ];
    // Each of the 3 days has 616 / 3 units, and a column has at most 40 of them.
    expect(shapesOf(columnChartLines({ ...chart('columns', ...points), ticks }))).toEqual([
      '<line class="axis" x1="44" y1="208" x2="660" y2="208"/>',
      '<text class="end" x="36" y="212">0</text>',
      '<line class="grid" x1="44" y1="16" x2="660" y2="16"/>',
      '<text class="end" x="36" y="20">40</text>',
      '<line class="axis" x1="146.7" y1="208" x2="146.7" y2="213"/>',
      '<text class="middle" x="146.7" y="228">Nov 2, 2026</text>',
      '<line class="axis" x1="352" y1="208" x2="352" y2="213"/>',
      '<text class="middle" x="352" y="228">Nov 3</text>',
      '<line class="axis" x1="557.3" y1="208" x2="557.3" y2="213"/>',
      '<text class="middle" x="557.3" y="228">Nov 4</text>',
      '<rect class="bar" x="126.7" y="16" width="40" height="192"/>',
      '<rect class="bar" x="537.3" y="112" width="40" height="96"/>',
      '<text class="value middle" x="557.3" y="106">20</text>',
    ]);
  });
});
