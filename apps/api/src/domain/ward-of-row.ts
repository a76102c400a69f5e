import { districtReader } from './district-names.js';
import { FIGURE_COLUMNS } from './figures.js';
import { finding, type Finding } from './findings.js';
import { canBeNamed, tidy, wardMatcher } from './names.js';
import { cellPlace, type ReportedRow, wardPlace } from './reported-row.js';

/** A ward from which the report must hold a row. */
export interface ExpectedWard {
  code: string;
  name: string;
  /** In force on the reporting date; null when none has been set. */
  required: number | null;
}

/** A ward the report must not hold, known so that the refusal can say whose it is. */
export interface ForeignWard {
  code: string;
  name: string;
  districtCode: string;
  districtName: string;
}

/** What the ward of a row is looked up in. */
interface Wards {
  districtCode: string;
  /** Its name, which may stand after a ward's own. */
  districtName?: string;
  wards: readonly ExpectedWard[];
  foreignWards: readonly ForeignWard[];
}

/** What is said of the ward of a row. */
export interface WardCheck {
  /** Of one that is none of the wards expected. */
  ofStray: (row: ReportedRow) => Finding[];
  /** Of one of ours, by the name beside its code and by how it is written. */
  ofOurs: (row: ReportedRow, ward: ExpectedWard) => Finding[];
}

export function wardCheck({ districtCode, districtName = '', wards, foreignWards }: Wards): WardCheck {
  const wardNamed = wardMatcher(wards);
  const otherDistricts = [...new Set(foreignWards.map((ward) => ward.districtName))].filter(
    (name) => name !== districtName,
  );
  const [ours, others] = [districtReader([districtName]), districtReader(otherDistricts)];
  const foreignByCode = new Map(foreignWards.map((ward) => [ward.code, ward]));
  const foreignIn = new Map(
    otherDistricts.map((name) => [
      name,
      wardMatcher(foreignWards.filter((ward) => ward.districtName === name)),
    ]),
  );

  /** The other district behind a ward's name; without its kind only behind one of ours: wards are named alike. */
  const otherBehind = (written: string) => {
    if (wardNamed(written) !== null || ours(written) !== null) return null;
    const other = others(written);
    return other?.isBare && wardNamed(other.ward) === null ? null : other;
  };
  return {
    ofStray(row) {
      const foreign = foreignByCode.get(row.wardCode ?? '') ?? foreignNamed(row.wardText);
      if (foreign) {
        const code =
          foreign.districtCode === districtCode ? 'ward-not-in-campaign' : 'ward-of-other-district';
        const details = { ward: foreign.name, district: foreign.districtName };
        return [finding(code, wardPlace(row), details)];
      }
      if (row.wardText !== '') return [finding('ward-unknown', wardPlace(row))];
      // Nothing stands where the ward should: the figures are what there is to look at.
      const column = FIGURE_COLUMNS.find((some) => row.cells[some].reading.kind !== 'blank');
      const place = column ? { ...cellPlace(row, column), column: null } : wardPlace(row);
      return [finding('ward-not-named', place)];
    },
    ofOurs(row, ward) {
      const details = { ward: ward.name, code: ward.code };
      const other = row.wardName === null ? null : otherBehind(row.wardName);
      const place = { ...wardPlace(row), cell: row.wardNameAt ?? row.wardAt, value: row.wardName };
      if (other) {
        const found = { ...details, found: other.district, district: districtName };
        return [finding('ward-name-of-other-district', place, found)];
      }
      const written = row.wardName === null ? null : (ours(row.wardName)?.ward ?? row.wardName);
      const named = written === null ? null : (wardNamed(row.wardName ?? '') ?? wardNamed(written));
      if (written !== null && (named ? named.code !== ward.code : !canBeNamed(written, ward.name))) {
        return [finding('ward-name-differs', place, details)];
      }
      const isPlain = [ward.code, ward.name].includes(tidy(row.wardText));
      return isPlain ? [] : [finding('ward-understood', wardPlace(row), details)];
    },
  };

  function foreignNamed(written: string): ForeignWard | null {
    const other = otherBehind(written);
    return (other && foreignIn.get(other.district)?.(other.ward)) ?? null;
  }
}
