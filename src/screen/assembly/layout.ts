/*
 * Where everything stands in the memory of the module. The host writes the tables before the first row;
 * `src/screen/tables/kinds.ts` has the same numbers.
 */

/** Columns of a file, and actions of a record type, at most. */
export const maxColumns: usize = 1024;
export const maxActions: usize = 4;
/** Columns of the record type at most: one bit each. */
export const maxSlots: usize = 32;

/** For each action and column of the file: what its cell must be. */
export const kinds: usize = 1024;
/** For each column of the file: a number that its kind needs. */
export const params: usize = kinds + maxActions * maxColumns;
/** For each column of the file: its slot in the rows that are handed over, or `noSlot`. */
export const slots: usize = params + 4 * maxColumns;
/** For each action and slot: the least and the greatest number. */
export const ranges: usize = slots + maxColumns;
/** For each action: the bytes of its text, after their length. */
export const actionTexts: usize = ranges + maxActions * maxSlots * 16;
/** The bytes of the value of Type, after their length. */
export const actionLength: usize = 64;
export const typeText: usize = actionTexts + maxActions * actionLength;
/** For each action: rules over two columns, after their number. */
export const typeLength: usize = 256;
export const rules: usize = typeText + typeLength;
export const rulesLength: usize = 256;
/** The first moment of each month from 2000 on, in milliseconds since 1970. */
export const months: usize = rules + maxActions * rulesLength;
/** One byte for each value of the first four digits of a hash: whether it may be one of nothing. */
export const starts: usize = months + 8 * 1216;
/** Slots of the table of learned texts: hash, column, length and place of each. */
export const learned: usize = starts + 65536;
export const learnedSlots: usize = 4096;
export const learnedLength: usize = 16;
/** The bytes of the learned texts. */
export const texts: usize = learned + learnedSlots * learnedLength;
export const textsLength: usize = 65536;
/** The columns whose cells are looked at, in 16 bits each. All others may be anything. */
export const judged: usize = texts + textsLength;
/** Where the cell of each of these columns starts and ends. */
export const cells: usize = judged + 2 * maxColumns + 8;
/** What each key is made of: a slot and how it is mixed in, in one byte each, after their number. */
export const maxKeys: usize = 4;
export const keys: usize = cells + 8 * (maxColumns + 1);
export const keyLength: usize = 32;
/** Room for a combination of an action, filled slots and a learned text, of 32 bits each. */
export const combination: usize = keys + maxKeys * keyLength;
/** Length of what stands before the slots of a row: action, doubtful slots, start, whether LF alone ends it, keys. */
export const rowKeys: usize = 16;
export const headLength: usize = rowKeys + 8 * maxKeys;
/** The rows that are handed over. */
export const rows: usize = combination + 16;
export const rowsLength: usize = 512 * 1024;
/** The entries of a key of these rows in a table. No row is shorter than its head. */
export const entries: usize = rows + rowsLength;
export const entriesLength: usize = 4 * (rowsLength / headLength);
/** Tables of keys: four numbers, three of each set of slots, and where each chunk of their keys is. */
export const maxTables: u32 = 4;
export const maxChunks: usize = 8192;
export const tables: usize = (entries + entriesLength + 15) & ~15;
export const tableLength: usize = 48 + 4 * maxChunks;
/** Places in the heap that are free again: the start and the length of each. */
export const free: usize = tables + <usize>maxTables * tableLength;
export const maxFree: usize = 128;
/** The bytes to look at. A block may be read that ends behind them. */
export const input: usize = free + 8 * maxFree;
export const inputLength: usize = 320 * 1024;
/** What tables of keys take. */
export const heap: usize = input + inputLength + 128;

export const noSlot: u8 = 255;

/** What a cell must be. The order is that of `src/screen/tables/kinds.ts`. */
export const enum Kind {
  Empty = 0,
  Unread = 1,
  Type = 2,
  Instant = 3,
  Amount = 4,
  Share = 5,
  ClickId = 6,
  Hash = 7,
  Word = 8,
  Learned = 9,
  /** Anything that is printable, in any script. */
  Any = 10,
  /** Added to the kind of a cell that must be filled. */
  Required = 16,
}

/** How a cell is mixed into a key. */
export const enum Part {
  Text = 0,
  /** Hex digits in either case. */
  Hex = 1,
  /** A time in whole seconds. */
  Seconds = 2,
}

/** Rules over two slots. */
export const enum Pair {
  /** The first is not less than the second, if both are filled. */
  NotBefore = 0,
  /** Both are filled or both are empty. */
  Together = 1,
  /** They differ in a way that is not case, if both are filled. */
  Different = 2,
  /** At least one of the slots is filled: 32 bits follow. */
  OneOf = 3,
  /**
   * The learned text of the slot, the action, and which of other slots are filled are a combination that was
   * found without fault: 32 bits follow.
   */
  Combination = 4,
}
