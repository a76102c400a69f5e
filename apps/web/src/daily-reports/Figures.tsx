import type { DailyReport } from '@api/contract/daily-report.js';
import { FIGURE_COLUMNS } from '@api/domain/figures.js';
import { ADJUSTMENT_LABELS } from '@api/domain/read-adjustment.js';
import { TableScroll } from '../shared/TableScroll.js';
import { useWords } from '../shared/use-words.js';

/** What a report says of each ward. */
export function Figures({ report }: { report: DailyReport }) {
  const words = useWords();
  const name = words.say('report.figures');
  return (
    <section>
      <h2>{name}</h2>
      <TableScroll label={name}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{words.say('table.ward')}</th>
              {FIGURE_COLUMNS.map((column) => (
                <th key={column} scope="col" className="number">
                  {words.say(`step.${column}`)}
                </th>
              ))}
              <th scope="col">{words.say('source.adjustment')}</th>
            </tr>
          </thead>
          <tbody>
            {report.figures.map(({ wardCode, wardName, figures, adjustmentReason, note }) => (
              <tr key={wardCode}>
                <th scope="row">
                  {wardName} <small>{wardCode}</small>
                </th>
                {FIGURE_COLUMNS.map((column) => (
                  <td key={column} className="number">
                    {words.count(figures[column])}
                  </td>
                ))}
                <td>
                  {adjustmentReason && ADJUSTMENT_LABELS[adjustmentReason][words.language]} {note}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.say('filing.compare.total')}</th>
              {FIGURE_COLUMNS.map((column) => (
                <td key={column} className="number">
                  {words.count(report.totals[column])}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </section>
  );
}
