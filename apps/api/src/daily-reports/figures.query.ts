import type { Figures } from '../domain/figures.js';
import type { AdjustmentReason } from '../domain/read-adjustment.js';
import type { Transaction } from '../platform/database.js';

export interface FigureToAppend extends Figures {
  wardCode: string;
  adjustmentReason: AdjustmentReason | null;
  note: string | null;
  /** The cell of each figure. */
  source: Record<string, string>;
}

/** Appends a report's figures, all in one statement. */
export async function appendFigures(
  tx: Transaction,
  figures: readonly FigureToAppend[],
  of: { districtCode: string; date: string; reportId: string; moment: Date },
): Promise<void> {
  await tx.query(
    `insert into figure (ward_code, reporting_date, district_code, report_id, submitted, verified, unresolved,
                         exempt, signed, adjustment_reason, note, source, recorded_at)
     select row."wardCode", $2, $3, $4, row.submitted, row.verified, row.unresolved,
            row.exempt, row.signed, row."adjustmentReason", row.note, row.source, $5
       from jsonb_to_recordset($1) as row (
         "wardCode" text, submitted integer, verified integer, unresolved integer,
         exempt integer, signed integer, "adjustmentReason" text, note text, source jsonb)`,
    [JSON.stringify(figures), of.date, of.districtCode, of.reportId, of.moment],
  );
}

/** From this moment on neither the report nor its figures are in force. */
export async function supersedeFigures(tx: Transaction, reportId: string, moment: Date): Promise<void> {
  await tx.query(`update daily_report set superseded_at = $2 where id = $1 and superseded_at is null`, [
    reportId,
    moment,
  ]);
  await tx.query(`update figure set superseded_at = $2 where report_id = $1 and superseded_at is null`, [
    reportId,
    moment,
  ]);
}
