import type { ConversionFileRule } from '../base';

/** Decimal commas in some rows make a point before three digits doubtful: "1.250" may be 1250. */
export const thousandsMarks: ConversionFileRule = {
  remembersKeys: false,
  includesRefused: true,
  open() {
    let commaRows = 0;
    let count = 0;
    return {
      row({ action, cell, given, value }) {
        const isRestate = action === 'Restate';
        const texts = (given ?? cell) as { readonly [Name in keyof typeof cell]?: unknown };
        const text = isRestate ? texts.adjustmentValue : texts.conversionValue;
        if (typeof text !== 'string') return;
        const amount = isRestate ? value.adjustmentValue : value.conversionValue;
        if (mayBeThousands(text)) count++;
        else if (amount === undefined && /^[\d.\s]+,\d\d?$/.test(text)) commaRows++;
      },
      end(report) {
        if (commaRows > 0 && count > 0) report('thousands-marks', { count, commaRows });
      },
    };
  },
};

const [point, zero] = [46, 48];

/** Whether a point stands before the last three digits, and at most three others before it. */
function mayBeThousands(text: string): boolean {
  const at = text.length - 4;
  return text.charCodeAt(at) === point && at <= 3 && text.charCodeAt(0) !== zero;
}
