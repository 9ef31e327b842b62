import type { ConversionFileRule } from '../base';

const values = ['conversionValue', 'adjustmentValue'] as const;

/** Decimal commas in some rows make a point before three digits doubtful: "1.250" may be 1250. */
export const thousandsMarks: ConversionFileRule = {
  remembersKeys: false,
  includesRefused: true,
  open() {
    let commaRows = 0;
    let count = 0;
    return {
      row({ action, cell, given }) {
        const texts: { readonly [Name in keyof typeof cell]?: unknown } = given ?? cell;
        const text = action === 'Restate' ? texts.adjustmentValue : texts.conversionValue;
        if (typeof text !== 'string') return;
        if (mayBeThousands(text)) count++;
        else if (hasDecimalComma(text)) commaRows++;
      },
      take(rows, taken) {
        count += rows.countDoubtful(values, taken);
      },
      end(report) {
        if (commaRows > 0 && count > 0) report('thousands-marks', { count, commaRows });
      },
    };
  },
};

const [comma, point, zero] = [44, 46, 48];

/** Whether a point stands before the last three digits, and at most three others before it. */
function mayBeThousands(text: string): boolean {
  const at = text.length - 4;
  if (at < 1 || at > 3 || text.charCodeAt(at) !== point || text.charCodeAt(0) === zero)
    return false;
  return /^\d+\.\d+$/.test(text);
}

/** Three digits behind the comma may be thousands. */
function hasDecimalComma(text: string): boolean {
  const end = text.length;
  if (end < 3 || (text.charCodeAt(end - 3) !== comma && text.charCodeAt(end - 2) !== comma))
    return false;
  return /^[\d.\s]+,\d\d?$/.test(text);
}
