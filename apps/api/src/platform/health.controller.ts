import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint } from './endpoint.js';
import { Readiness } from './readiness.js';

const answer = z.object({ status: z.literal('ok') });

@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Endpoint({ summary: 'The process answers', access: { roles: 'anyone', district: 'none' }, answer })
  live(): z.infer<typeof answer> {
    return { status: 'ok' };
  }

  /** Ready means what `Readiness` says; otherwise the outage problem, 503. */
  @Get('ready')
  @Endpoint({ summary: 'The process can work', access: { roles: 'anyone', district: 'none' }, answer })
  async ready(): Promise<z.infer<typeof answer>> {
    await this.readiness.check();
    return { status: 'ok' };
  }
}
