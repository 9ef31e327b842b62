/** Whether a text is a number as spreadsheets show long ones: `4.826E+38`, also with a decimal comma. */
export function isScientific(text: string): boolean {
  return /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text);
}
