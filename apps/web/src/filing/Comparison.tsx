import type { PreviewWard, UploadPreview } from '@api/contract/daily-report.js';
import { FIGURE_COLUMNS, type FigureColumn } from '@api/domain/figures.js';
import { NO_VALUE } from '@api/domain/format.js';
import type { ReportingDate } from '@api/domain/reporting-date.js';
import { ArrowIcon } from '../shared/icons.js';
import { TableScroll } from '../shared/TableScroll.js';
import { useWords, type Words } from '../shared/use-words.js';

/** Step 4: every ward as it stood, as the file says it stands, and the difference; the totals are the server's. */
export function Comparison({ preview }: { preview: UploadPreview }) {
  const words = useWords();
  const { wards, totals } = preview;
  const earlier = earlierDateOf(preview);
  return (
    <TableScroll className="comparison" label={words.say('filing.compare.table')}>
      <table className="figures">
        <caption className="only-spoken">{words.say('filing.compare.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.say('filing.compare.ward')}</th>
            <th scope="col" className="number">
              {words.say('step.required')}
            </th>
            {FIGURE_COLUMNS.map((column) => (
              <th key={column} scope="col" className="number">
                {words.say(`step.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {wards.map((ward) => (
            <tr key={ward.code}>
              <th scope="row">
                {ward.name}{' '}
                <small>
                  {ward.code}
                  {ward.earlierDate !== null &&
                    ward.earlierDate !== earlier &&
                    ` · ${words.say('filing.compare.wardEarlier', { date: words.date(ward.earlierDate).slice(0, 5) })}`}
                </small>
              </th>
              <td className="number">{ward.required === null ? NO_VALUE : words.count(ward.required)}</td>
              {FIGURE_COLUMNS.map((column) => (
                <Figure key={column} {...figureOf(ward, column)} />
              ))}
            </tr>
          ))}
        </tbody>
        {totals && (
          <tfoot>
            <tr>
              <th scope="row">{words.say('filing.compare.total')}</th>
              <td />
              {FIGURE_COLUMNS.map((column) => (
                <Figure
                  key={column}
                  earlier={totals.earlier[column]}
                  figure={totals.figures[column]}
                  increment={totals.increment[column]}
                  replaced={null}
                />
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </TableScroll>
  );
}

/** The day most old figures are of: the latest of the wards'. A ward with older ones says so itself. */
export function earlierDateOf({ wards }: UploadPreview): ReportingDate | null {
  const dates = wards.flatMap(({ earlierDate }) => earlierDate ?? []).sort();
  return dates.at(-1) ?? null;
}

interface Compared {
  earlier: number | null;
  figure: number | null;
  increment: number | null;
  /** What was filed before for the same day, where that says something else. */
  replaced: number | null;
}

function Figure({ earlier, figure, increment, replaced }: Compared) {
  const words = useWords();
  return (
    <td className="number">
      <span className="old">{earlier === null ? NO_VALUE : words.count(earlier)}</span> <ArrowIcon />{' '}
      <strong>{figure === null ? NO_VALUE : words.count(figure)}</strong>
      <small className={increment === null || increment === 0 ? '' : increment > 0 ? 'increase' : 'decrease'}>
        {increment === null ? NO_VALUE : increment === 0 ? '=' : words.signed(increment)}
        {replaced !== null && ` · ${filedBefore(replaced, words)}`}
      </small>
    </td>
  );
}

function figureOf(ward: PreviewWard, column: FigureColumn): Compared {
  const isChanged = (ward.change?.[column] ?? 0) !== 0;
  return {
    earlier: ward.earlier?.[column] ?? null,
    figure: ward.figures[column],
    increment: ward.increment[column],
    replaced: isChanged ? (ward.replaced?.[column] ?? null) : null,
  };
}

function filedBefore(count: number, words: Words): string {
  return words.say('filing.compare.filedBefore', { count: words.count(count) });
}
