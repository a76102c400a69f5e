import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { system } from './actor.js';
import { Database } from './database.js';
import { Endpoint } from './endpoint.js';

const answer = z.object({ status: z.literal('ok') });

@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  @Endpoint({ summary: 'The process answers', access: { roles: 'anyone', district: 'none' }, answer })
  live(): z.infer<typeof answer> {
    return { status: 'ok' };
  }

  /** Ready means the database answers; otherwise the outage problem, 503. */
  @Get('ready')
  @Endpoint({ summary: 'The process can work', access: { roles: 'anyone', district: 'none' }, answer })
  async ready(): Promise<z.infer<typeof answer>> {
    await this.database.within(system('health'), (transaction) => transaction.query('select 1'));
    return { status: 'ok' };
  }
}
