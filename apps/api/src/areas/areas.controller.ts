import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  district,
  type District,
  districtQuery,
  ward,
  type Ward,
  wardOn,
  wardQuery,
} from '../contract/area.js';
import { campaign, type Campaign } from '../contract/campaign.js';
import { type Listed, listAnswer } from '../contract/list.js';
import type { Person } from '../platform/actor.js';
import { Caller, Endpoint } from '../platform/endpoint.js';
import { AreasService } from './areas.service.js';

const params = z.object({ code: z.string() });
type Params = z.infer<typeof params>;

/** The campaign, and the areas a person may see: all of them, or a reporter's own. */
@Controller()
export class AreasController {
  constructor(private readonly areas: AreasService) {}

  @Get('campaign')
  @Endpoint({
    summary: 'The campaign, its clock, and the deadline and hours in force today',
    access: { roles: 'anyone', district: 'none' },
    answer: campaign,
  })
  campaign(): Promise<Campaign> {
    return this.areas.campaign();
  }

  @Get('districts')
  @Endpoint({
    summary: 'List: districts',
    access: { roles: 'signed-in', district: 'rows' },
    query: districtQuery,
    answer: listAnswer(district),
  })
  districts(
    @Caller() person: Person,
    @Query() query: z.infer<typeof districtQuery>,
  ): Promise<Listed<District>> {
    return this.areas.districts(person, query);
  }

  @Get('districts/:code')
  @Endpoint({
    summary: 'Show: a district',
    access: { roles: 'signed-in', district: { params: 'code' } },
    params,
    answer: district,
  })
  district(@Caller() person: Person, @Param() { code }: Params): Promise<District> {
    return this.areas.district(person, code);
  }

  @Get('wards')
  @Endpoint({
    summary: 'List: wards as they stood on a day, found by name without accents',
    access: { roles: 'signed-in', district: 'rows' },
    query: wardQuery,
    answer: listAnswer(ward),
  })
  wards(@Caller() person: Person, @Query() query: z.infer<typeof wardQuery>): Promise<Listed<Ward>> {
    return this.areas.wards(person, query);
  }

  @Get('wards/:code')
  @Endpoint({
    summary: 'Show: a ward as it stood on a day',
    access: { roles: 'signed-in', district: 'rows' },
    params,
    query: wardOn,
    answer: ward,
  })
  ward(
    @Caller() person: Person,
    @Param() { code }: Params,
    @Query() on: z.infer<typeof wardOn>,
  ): Promise<Ward> {
    return this.areas.ward(person, code, on);
  }
}
