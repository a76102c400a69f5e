import ExcelJS from 'exceljs';
import { lettersOf } from '../../apps/api/src/daily-workbooks/sheets/page.js';

type Calculated = number | string;

/** Reads a cell by its address; a blank one is 0, as formulas take it. */
type Cells = (sheet: string, address: string) => Calculated;

/** The few functions our workbooks use, as Excel defines them. */
const FUNCTIONS = {
  SUM: (range: Calculated[]) => numbers(range).reduce((sum, value) => sum + value, 0),
  SUBTOTAL: (_: number, range: Calculated[]) => FUNCTIONS.SUM(range),
  AVERAGE: (range: Calculated[]) => FUNCTIONS.SUM(range) / numbers(range).length,
  ROWS: (range: Calculated[]) => range.length,
  COUNTIF: (range: Calculated[], wanted: string) => range.filter((value) => value === wanted).length,
  IF: (holds: boolean, then: Calculated, otherwise: Calculated) => (holds ? then : otherwise),
  MAX: Math.max,
  MIN: Math.min,
  INT: Math.floor,
  ROUND: (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits,
  ROUNDUP: (value: number, digits: number) => Math.ceil(value * 10 ** digits) / 10 ** digits,
};

/** What a formula gives; it stands in `sheet`, which its bare addresses mean. */
export function calculate(formula: string, sheet: string, cells: Cells): Calculated {
  const script = formula.replace(TOKEN, (token, text, quoted, from, to, name) => {
    if (text !== undefined || name !== undefined) return name === undefined ? token : `functions.${name}(`;
    const place = JSON.stringify(quoted ?? sheet);
    return to === undefined ? `cells(${place},"${from}")` : `range(${place},"${from}","${to}")`;
  });
  const range = (place: string, from: string, to: string) =>
    addressesOf(from, to).map((address) => cells(place, address));
  const run = new Function('functions', 'cells', 'range', `return (${script});`) as (
    ...given: unknown[]
  ) => Calculated;
  return run(FUNCTIONS, cells, range);
}

/** A text; or an address or range, with its sheet or without; or a function's name and bracket. */
const TOKEN = /("[^"]*")|(?:'([^']+)'!)?\b([A-Z]{1,3}\d+)(?::([A-Z]{1,3}\d+))?\b|\b([A-Z]+)\(/g;

export interface FormulaCell {
  sheet: string;
  address: string;
  formula: string;
  cached: Calculated;
  calculated: Calculated;
}

/** Every formula of a workbook with the value saved beside it and the one it gives. */
export function formulasOf(workbook: ExcelJS.Workbook): FormulaCell[] {
  const cells: Cells = (sheet, address) => {
    const value = workbook.getWorksheet(sheet)?.getCell(address).value ?? 0;
    if (typeof value === 'object') return 'result' in value ? (value.result as Calculated) : 0;
    return typeof value === 'boolean' ? Number(value) : value;
  };
  const found: FormulaCell[] = [];
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type !== ExcelJS.ValueType.Formula || cell.isMerged) return;
        const { name } = sheet;
        const { address, formula } = cell;
        found.push({
          ...{ sheet: name, address, formula, cached: cell.result as Calculated },
          calculated: calculate(formula, name, cells),
        });
      });
    });
  });
  return found;
}

function numbers(values: readonly Calculated[]): number[] {
  return values.filter((value) => typeof value === 'number');
}

function addressesOf(from: string, to: string): string[] {
  const [first, last] = [placeOf(from), placeOf(to)];
  const addresses: string[] = [];
  for (let row = first.row; row <= last.row; row += 1) {
    for (let column = first.column; column <= last.column; column += 1) {
      addresses.push(`${lettersOf(column)}${row}`);
    }
  }
  return addresses;
}

function placeOf(address: string): { column: number; row: number } {
  const [letters = '', digits = ''] = address.split(/(?=\d)(?<=[A-Z])/);
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(digits) };
}
