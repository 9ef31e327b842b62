import type { Header } from '../bulk/header';
import type { BulkRow } from '../bulk/rows';
import { versionType } from '../bulk/version';
import { PassedRow } from '../screen/rows/passed-row';

/**
 * Notices that the text of a result was cut off, as an incomplete download is: only its last row has
 * fewer cells than the header. Where other rows are short, too, a program left out empty cells.
 */
export class CutOffCheck {
  #shortRows = 0;
  #isLastShort = false;

  add(row: BulkRow, header: Header): void {
    // The Format Version row is often short.
    if (row.type === versionType) return;
    const isWhole = row.broken || row instanceof PassedRow;
    this.#isLastShort = !isWhole && row.cells.length < header.width;
    if (this.#isLastShort) this.#shortRows++;
  }

  get isCutOff(): boolean {
    return this.#isLastShort && this.#shortRows === 1;
  }
}
