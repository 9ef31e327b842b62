import { expect, test } from 'vitest';
import { cutTo, displayWidth } from '../../../src/report/terminal/display-width';

test.each([
  ['', 0],
  ['Signed contract', 15],
  ['Größe', 5],
  ['Gro\u0308ße', 5],
  ['登録', 4],
  ['登録が完了しました。', 20],
  ['가입', 4],
  ['\u1100\u1161', 2],
  ['カタカナ', 8],
  ['ｶﾀｶﾅ', 4],
  ['ＡＢ', 4],
  ['￥', 2],
  ['договор', 7],
  ['עסקה', 4],
  ['สัญญา', 4],
  ['🎉', 2],
  ['👍🏽', 2],
  ['🇩🇪', 2],
  ['❤️', 2],
  ['❤', 1],
  ['1️⃣', 2],
  ['© 2026', 6],
  ['\u0301', 0],
  ['𝒜', 1],
  ['𠮷', 2],
])('%s takes %i cells', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([
  ['Signed contract', 15, 'Signed contract'],
  ['Signed contract', 14, 'Signed contra…'],
  ['Signed contract', 8, 'Signed…'],
  ['登録完了', 8, '登録完了'],
  ['登録完了', 7, '登録完…'],
  ['登録完了', 6, '登録…'],
  ['a👍🏽b', 3, 'a…'],
  ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ['x'.repeat(1000), 4, 'xxx…'],
])('%s in %i cells', (text, width, cut) => {
  expect(cutTo(text, width)).toBe(cut);
});
