import type { ChartFrame } from './svg.js';

export interface Tile {
  name: string;
  /** Place in the grid, from 0 at the top left. */
  row: number;
  column: number;
  value: number | null;
  /** 'mới 3/10' where only so many wards reported on the day: the area gets no class. */
  partly?: string | null;
  href?: string;
}

export interface TileMapProps extends ChartFrame {
  tiles: readonly Tile[];
  /**
   * Rising limits of the classes of a share, at most four; a value on a limit is in the class above. Null for
   * counts: a colour would blame the small ones, so a bar in each tile tells how much.
   */
  limits: readonly number[] | null;
  /** How a value is read, in the tile and in the legend. */
  format: (value: number) => string;
}
