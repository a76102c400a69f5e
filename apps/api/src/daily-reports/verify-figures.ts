import type { FigureFault } from '../contract/figures-check.js';
import type { RowFault } from '../contract/row-fault.js';
import type { CanonicalRow } from '../domain/canonical-rows.js';
import { eachColumn, FIGURE_COLUMNS } from '../domain/figures.js';
import { readCount } from '../domain/read-count.js';
import type { Cell, UploadAnswer, UploadContent } from '../platform/workbook-reader/upload-content.js';
import { hashOfRows } from './canonical-hash.js';
import {
  type Ask,
  figuresToVerify,
  type FigureToVerify,
  reportsMissing,
  reportsToVerify,
  type ReportToVerify,
  sumsThatDiffer,
} from './reports-to-verify.query.js';
import { verifySteps } from './verify-steps.js';

/** Where a check looks. */
export interface Evidence {
  ask: Ask;
  /** Asks several questions as of one moment of the database. */
  together<T>(work: (ask: Ask) => Promise<T>): Promise<T>;
  /** The kept bytes of a hash. */
  stored(hash: string): Promise<Buffer | 'missing' | 'damaged'>;
  read(bytes: Buffer, fileName: string): Promise<UploadAnswer>;
}

/** What was looked at, and every difference. */
export interface Verified {
  reports: number;
  figures: number;
  faults: FigureFault[];
  /** Of the tables kept beside the figures. */
  rows: RowFault[];
}

const PAGE = 50;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Reckons the hash of every report anew from the figures in the tables, and compares it with the report and with
 * the audit log; then reads every figure's cell again from the kept file. All reports are looked at, also those that
 * were replaced or returned: their figures are asked for as of earlier moments. Last, the sums kept by district and
 * day are held against the wards, for the screens are answered from those, and all that is kept beside the figures is
 * reckoned anew.
 */
export async function verifyFigures(evidence: Evidence): Promise<Verified> {
  const gone = (await reportsMissing(evidence.ask)).map((report) =>
    fault({ ...report, receiptCode: '' }, 'report-missing'),
  );
  const verified: Verified = { reports: 0, figures: 0, faults: gone, rows: [] };
  let page: ReportToVerify[] = [];
  do {
    page = await reportsToVerify(evidence.ask, page.at(-1)?.id ?? BEFORE_ALL, PAGE);
    for (const report of page) {
      const figures = await figuresToVerify(evidence.ask, report.id);
      verified.reports += 1;
      verified.figures += figures.length * FIGURE_COLUMNS.length;
      verified.faults.push(
        ...faultsOfRecords(report, figures),
        ...(await faultsOfFile(evidence, report, figures)),
      );
    }
  } while (page.length === PAGE);
  for (const { districtCode, date, column, kept, counted } of await sumsThatDiffer(evidence.ask)) {
    const day = { districtCode, date, revision: 0, receiptCode: '' };
    verified.faults.push(fault(day, 'sum-differs', { column, held: kept, found: counted }));
  }
  verified.rows = await evidence.together(verifySteps);
  return verified;
}

/** What the figures, the report and the audit log say of one another. */
function faultsOfRecords(report: ReportToVerify, figures: readonly FigureToVerify[]): FigureFault[] {
  const { districtCode, date, rowsHash, timeliness, noted, fileHash, notedFileHash } = report;
  const reckoned = hashOfRows({ district: { code: districtCode, name: '' }, date }, figures.map(rowOf));
  const faults: FigureFault[] = [];
  if (reckoned !== rowsHash)
    faults.push(fault(report, 'figures-changed', { held: reckoned, found: rowsHash }));
  if (noted === null) faults.push(fault(report, 'not-in-audit-log'));
  else {
    if (noted.rowsHash !== rowsHash)
      faults.push(fault(report, 'report-changed', { held: rowsHash, found: noted.rowsHash }));
    if (noted.timeliness !== timeliness)
      faults.push(fault(report, 'report-changed', { held: timeliness, found: noted.timeliness }));
  }
  if (report.notedState !== report.state)
    faults.push(fault(report, 'report-changed', { held: report.state, found: report.notedState }));
  if (!report.isInPlace) faults.push(fault(report, 'force-changed'));
  if (notedFileHash !== null && notedFileHash !== fileHash)
    faults.push(fault(report, 'file-exchanged', { held: fileHash, found: notedFileHash }));
  return faults;
}

function rowOf({ wardCode, adjustmentReason, note, ...figures }: FigureToVerify): CanonicalRow {
  return {
    wardCode,
    figures: eachColumn((column) => figures[column]),
    adjustment: adjustmentReason,
    note: note ?? '',
  };
}

/** What the kept file says of the figures that were read from it. */
async function faultsOfFile(
  { stored, read }: Evidence,
  report: ReportToVerify,
  figures: readonly FigureToVerify[],
): Promise<FigureFault[]> {
  const bytes = await stored(report.fileHash);
  if (bytes === 'missing') return [fault(report, 'file-missing', { held: report.fileHash })];
  if (bytes === 'damaged') return [fault(report, 'file-damaged', { held: report.fileHash })];
  const content = await read(bytes, report.fileName);
  if (content.kind === 'refused') return [fault(report, 'file-unreadable', { found: content.code })];
  const cellAt = cellFinder(content);
  return figures.flatMap((figure) =>
    FIGURE_COLUMNS.flatMap((column) => {
      const cell = figure.source[column] ?? null;
      const found = cell === null ? undefined : cellAt(cell);
      const reading = found && readCount(found);
      if (reading?.kind === 'count' && reading.value === figure[column]) return [];
      return [
        fault(report, 'cell-differs', {
          ...{ wardCode: figure.wardCode, wardName: figure.wardName, column, cell },
          held: String(figure[column]),
          found: found === undefined || found.value === null ? null : String(found.value),
        }),
      ];
    }),
  );
}

/** Finds a cell by the name its figure keeps: 'BaoCao!E7'. */
function cellFinder({ sheets }: UploadContent): (name: string) => Cell | undefined {
  const cells = new Map(
    sheets.flatMap(({ name, rows }) =>
      rows.flatMap((row) => row.cells.map((cell) => [`${name}!${cell.address}`, cell] as const)),
    ),
  );
  return (name) => cells.get(name as `${string}!${string}`);
}

function fault(
  {
    districtCode,
    date,
    revision,
    receiptCode,
  }: Pick<ReportToVerify, 'districtCode' | 'date' | 'revision' | 'receiptCode'>,
  code: FigureFault['code'],
  more: Partial<FigureFault> = {},
): FigureFault {
  return {
    ...{ code, districtCode, date, revision, receiptCode },
    ...{ wardCode: null, wardName: null, column: null, cell: null, held: null, found: null },
    ...more,
  };
}
