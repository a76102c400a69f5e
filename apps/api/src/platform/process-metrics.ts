import { Injectable } from '@nestjs/common';
import { Clock } from './clock.js';
import { DiskSpace } from './disk-space.js';
import { Metrics } from './metrics.js';

/** What a process stands on, in numbers: its disk and its clock. */
@Injectable()
export class ProcessMetrics {
  constructor(metrics: Metrics, disk: DiskSpace, clock: Clock) {
    metrics.gauge(
      'disk_free_megabytes',
      'Free on the fuller of the disks that are written to',
      [],
      async () => {
        await disk.refuseWhenFull().catch(() => undefined);
        return disk.freeMegabytes === null ? [] : [{ value: disk.freeMegabytes, labels: {} }];
      },
    );
    metrics.gauge(
      'clock_difference_seconds',
      'How far this machine’s clock is ahead of the database’s, whose time is used',
      [],
      () => Promise.resolve([{ value: clock.ownDifference / 1_000, labels: {} }]),
    );
    metrics.gauge(
      'clock_trusted',
      'Whether the database’s clock went on steadily and lies behind nothing recorded; 0 stops recording',
      [],
      () => Promise.resolve([{ value: clock.doubt === null ? 1 : 0, labels: {} }]),
    );
  }
}
