import type { RandomNumber } from './random-number.js';
import { nextDay, previousDay } from './redo-by-hand.js';
import { fileFigures, moveWard, returnReport, type WardFigures } from './small-campaign.js';
import type { TestApp } from './start-app.js';

export const DISTRICTS = ['901', '902', '903'] as const;
type District = (typeof DISTRICTS)[number];

interface Ward {
  code: string;
  district: District;
  isMember: boolean;
  figures: Required<Omit<WardFigures, 'ward' | 'adjusted'>>;
}

const NONE = { submitted: 0, verified: 0, unresolved: 0, exempt: 0, signed: 0 };

/**
 * A campaign in which anything happens that may: districts that file early, late, twice or not at all, leave a ward
 * out, have a report returned; wards that move, leave, join and come back; requirements that are raised, and
 * corrected for the past; signatures beyond what is required; days off put into the calendar or taken out again.
 */
export class LivedCampaign {
  private readonly wards: Ward[] = [];
  private minute = 0;
  private today = '';

  constructor(
    private readonly campaign: TestApp,
    private readonly random: RandomNumber,
    wards: Record<District, Record<string, number>>,
  ) {
    for (const district of DISTRICTS) {
      for (const code of Object.keys(wards[district])) {
        this.wards.push({ code, district, isMember: true, figures: NONE });
      }
    }
  }

  /** Lives through a day, up to some hour of it. */
  async live(date: string): Promise<void> {
    [this.today, this.minute] = [date, 7 * 60];
    if (this.chance(0.25)) await this.move();
    if (this.chance(0.12)) await this.join();
    if (this.chance(0.12)) await this.leave();
    if (this.chance(0.2)) await this.comeBack();
    if (this.chance(0.2)) await this.require();
    if (this.chance(0.15)) await this.putOff();
    for (const district of DISTRICTS) if (this.chance(0.75)) await this.file(district, date);
    if (this.chance(0.3)) await this.file(this.pick(DISTRICTS), previousDay(date));
    if (this.chance(0.15))
      await this.sendBack(this.pick(DISTRICTS), this.chance(0.5) ? date : previousDay(date));
    this.campaign.clock.standAt(new Date(this.moment()));
  }

  private async file(district: District, date: string): Promise<void> {
    const own = this.wards.filter((ward) => ward.isMember && ward.district === district);
    const told = own.filter(() => this.chance(0.92));
    if (told.length === 0) return;
    const rows = told.map((ward): WardFigures => {
      const isLowered = this.chance(0.07);
      const { exempt, signed, submitted, verified } = ward.figures;
      const [more, right] = [this.upTo(60), this.upTo(50)];
      const surplus = this.chance(0.05) ? 900 : this.upTo(8);
      const able = verified + right + exempt + surplus;
      ward.figures = {
        submitted: submitted + more + right,
        verified: verified + right,
        unresolved: Math.min(more, this.upTo(5)),
        exempt: exempt + surplus,
        signed: isLowered
          ? Math.max(0, signed - this.upTo(20))
          : date < '2022-04-23'
            ? 0
            : Math.min(able, signed + (this.chance(0.2) ? 0 : this.upTo(surplus === 900 ? 1_000 : 90))),
      };
      return { ward: ward.code, ...ward.figures, ...(isLowered ? { adjusted: 'wrong-entry' } : {}) };
    });
    await fileFigures(this.campaign, district, date, rows, this.moment());
  }

  private async sendBack(district: District, date: string): Promise<void> {
    await returnReport(this.campaign, district, date, this.moment());
  }

  private async move(): Promise<void> {
    const ward = this.pick(this.wards);
    const to = this.pick(DISTRICTS.filter((district) => district !== ward.district));
    await moveWard(this.campaign, ward.code, to, this.today, this.moment());
    const [place] = await this.campaign.sql<{ district: District }>(
      `select district_code as "district" from ward_version
        where ward_code = $1 and superseded_at is null and valid_until is null`,
      [ward.code],
    );
    if (place) ward.district = place.district;
  }

  private async join(): Promise<void> {
    const code = String(90_500 + this.wards.length);
    const district = this.pick(DISTRICTS);
    const at = this.moment();
    await this.campaign.sql(`insert into ward (code) values ($1)`, [code]);
    await this.campaign.sql(
      `insert into ward_version (ward_code, name, kind, district_code, population, valid_from, reason, recorded_at)
       select $1, 'Phường ' || $1, 'Phường', $2, 0, '2021-01-01', 'Thành lập', begin_recording($3)`,
      [code, district, at],
    );
    await this.campaign.sql(
      `insert into required_version (ward_code, effective_date, required, document, reason, recorded_at)
       select $1, $2, $3, 'Danh sách bổ sung', 'Bổ sung', begin_recording($4)`,
      [code, this.chance(0.5) ? this.today : '2022-04-13', 300 + this.upTo(1_500), at],
    );
    await this.beMember(code);
    const already = this.upTo(400);
    const figures = { ...NONE, submitted: 2 * already, verified: already, signed: Math.floor(already / 2) };
    this.wards.push({ code, district, isMember: true, figures });
  }

  private async leave(): Promise<void> {
    const ward = this.pick(this.wards);
    if (!ward.isMember || this.wards.filter(({ isMember }) => isMember).length < 5) return;
    await this.campaign.sql(
      `with moment as (select begin_recording($3) as at),
       old as (
         update campaign_member set superseded_at = moment.at from moment
          where ward_code = $1 and superseded_at is null and valid_until is null and valid_from < $2::date
          returning campaign_member.*, moment.at
       )
       insert into campaign_member (fact_id, ward_code, valid_from, valid_until, reason, recorded_at)
       select fact_id, ward_code, valid_from, $2::date, 'Rời chiến dịch', at from old`,
      [ward.code, this.today, this.moment()],
    );
    const [member] = await this.campaign.sql(
      `select 1 from campaign_member where ward_code = $1 and superseded_at is null and valid_until is null`,
      [ward.code],
    );
    ward.isMember = member !== undefined;
  }

  private async comeBack(): Promise<void> {
    const ward = this.wards.find(({ isMember }) => !isMember);
    if (!ward) return;
    await this.beMember(ward.code);
    ward.isMember = true;
  }

  private async beMember(code: string): Promise<void> {
    await this.campaign.sql(
      `insert into campaign_member (ward_code, valid_from, reason, recorded_at)
       select $1, $2, 'Tham gia', begin_recording($3)`,
      [code, this.today, this.moment()],
    );
  }

  /** A longer list from today on, or the number of a past day put right. */
  private async require(): Promise<void> {
    const { sql } = this.campaign;
    const { code } = this.pick(this.wards);
    const isCorrection = this.chance(0.5);
    const [last] = await sql<{ id: string; date: string; required: number }>(
      `select id, effective_date::text as "date", required from required_version
        where ward_code = $1 and superseded_at is null order by effective_date desc limit 1`,
      [code],
    );
    if (!last) return;
    const date = isCorrection ? last.date : this.today;
    const [moment] = await sql<{ at: Date }>(`select begin_recording($1) as "at"`, [this.moment()]);
    if (date === last.date) {
      await sql(`update required_version set superseded_at = $2 where id = $1`, [last.id, moment?.at]);
    }
    await sql(
      `insert into required_version (ward_code, effective_date, required, document, reason, recorded_at)
       values ($1, $2, $3, 'Công văn', 'Đổi', $4)`,
      [code, date, last.required + this.upTo(300) - (isCorrection ? 150 : 0), moment?.at],
    );
  }

  /** A day off ahead, or an end to one. */
  private async putOff(): Promise<void> {
    const { sql } = this.campaign;
    const date = nextDay(nextDay(this.today));
    const [moment] = await sql<{ at: Date }>(`select begin_recording($1) as "at"`, [this.moment()]);
    const withdrawn = await sql(
      `update calendar_day set superseded_at = $2, withdrawal_reason = 'Làm bù'
        where date = $1 and superseded_at is null returning id`,
      [date, moment?.at],
    );
    if (withdrawn.length > 0) return;
    await sql(`insert into calendar_day (date, reason, recorded_at) values ($1, 'Nghỉ', $2)`, [
      date,
      moment?.at,
    ]);
  }

  private moment(): string {
    this.minute = Math.min(this.minute + this.upTo(75), 23 * 60 + 50);
    const [hour, minute] = [Math.floor(this.minute / 60), this.minute % 60];
    return `${this.today}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+07:00`;
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }

  private upTo(most: number): number {
    return Math.floor(this.random() * (most + 1));
  }

  private pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.random() * items.length)];
    if (item === undefined) throw new Error('Nothing to choose from.');
    return item;
  }
}
