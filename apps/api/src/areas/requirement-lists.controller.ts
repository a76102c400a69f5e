import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  requirementList,
  type RequirementList,
  requirementListSet,
  type RequirementListSet,
} from '../contract/requirement.js';
import type { Person } from '../platform/actor.js';
import { Caller, Endpoint } from '../platform/endpoint.js';
import { requirements } from './requirements.js';
import { SetRequirements } from './set-requirements.js';

@Controller('requirements/list')
export class RequirementListsController {
  constructor(private readonly requirements: SetRequirements) {}

  @Post()
  @HttpCode(200)
  @Endpoint({
    summary: 'Set what one document requires of many wards: all of them or none',
    access: { roles: ['administrator'], district: 'city' },
    body: requirementList,
    answer: requirementListSet,
    problems: [
      'requirement.ward-twice',
      ...requirements.refusals,
      ...Object.values(requirements.constraints),
    ],
  })
  set(@Caller() person: Person, @Body() list: RequirementList): Promise<RequirementListSet> {
    return this.requirements.set(person, list);
  }
}
