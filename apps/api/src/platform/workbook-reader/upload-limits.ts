/**
 * What a file may cost us. A filed workbook has some 600 cells in 40 rows and weighs 15 KB; the limits leave a
 * careless person plenty of room and a hostile one none.
 */
export type UploadLimits = {
  /** Size of the file, as uploaded. */
  fileBytes: number;
  /** Parts of a workbook (zip entries). */
  parts: number;
  /** All parts together, unpacked. */
  unpackedBytes: number;
  /** Unpacked over packed, of a part above 1 MB: what Excel writes stays below 100. */
  unpackedRatio: number;
  sheets: number;
  /** Highest row and column that may hold something; empty formatted ones may lie anywhere. */
  rows: number;
  columns: number;
  /** Cells of all sheets together. */
  cells: number;
  /** Excel's own limit. */
  cellCharacters: number;
  /** Text of all cells together: one long shared text in every cell would be small in the file and huge with us. */
  textCharacters: number;
  mergedRanges: number;
  /** Heap of the reading process. Unpacked parts lie beside it, bounded by `unpackedBytes`. */
  memoryMegabytes: number;
  /** For one file, from its handing over to its answer. */
  milliseconds: number;
  /** For the reading process to come up. */
  startMilliseconds: number;
  /** Files that may wait for their turn. */
  waiting: number;
};

export const UPLOAD_LIMITS: UploadLimits = {
  fileBytes: 10 * 1024 * 1024,
  parts: 1000,
  unpackedBytes: 50 * 1024 * 1024,
  unpackedRatio: 200,
  sheets: 50,
  rows: 5000,
  columns: 100,
  cells: 50_000,
  cellCharacters: 32_767,
  textCharacters: 2_000_000,
  mergedRanges: 1000,
  memoryMegabytes: 128,
  milliseconds: 5000,
  startMilliseconds: 20_000,
  waiting: 32,
};
