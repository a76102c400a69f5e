import { Module } from '@nestjs/common';
import { AreasController } from './areas.controller.js';
import { AreasService } from './areas.service.js';
import { briefingForms } from './briefing-forms.js';
import { briefingRemarks } from './briefing-remarks.js';
import { calendarDays } from './calendar-days.js';
import { campaignEvents } from './campaign-events.js';
import { campaignMembers } from './campaign-members.js';
import { datedFactController } from './dated-fact.controller.js';
import { DatedFacts } from './dated-facts.service.js';
import { deadlines } from './deadlines.js';
import { regimes } from './regimes.js';
import { districtVersions } from './district-versions.js';
import { RequirementListsController } from './requirement-lists.controller.js';
import { requirements } from './requirements.js';
import { SetRequirements } from './set-requirements.js';
import { wardVersions } from './ward-versions.js';

const KINDS = [
  districtVersions,
  wardVersions,
  campaignMembers,
  calendarDays,
  requirements,
  deadlines,
  regimes,
  campaignEvents,
  briefingForms,
  briefingRemarks,
];

@Module({
  controllers: [
    AreasController,
    RequirementListsController,
    ...KINDS.map((kind) => datedFactController(kind)),
  ],
  providers: [AreasService, DatedFacts, SetRequirements],
})
export class AreasModule {}
