import { Controller, Get, Inject, Query } from '@nestjs/common';
import { parseListQuery } from '@paystop/http-kit';
import { plusMs } from '@paystop/kernel';
import type { Clock } from '@paystop/ports';
import type { AuthenticatedPrincipal } from '@paystop/security';
import { Access, Caller } from '../../http/access';
import { CLOCK } from '../../http/injection';
import { API_PREFIX } from '../../routes/route-definition';
import type { Page } from '../page';
import { KeptQueries } from '../queries/kept-queries';
import { FREEZE_FILTERS, OBJECTION_FILTERS } from './query-schemas';

/** Freezes and objections, for those who decide on them. */
@Controller(API_PREFIX)
export class KeptController {
  constructor(
    @Inject(KeptQueries) private readonly kept: KeptQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('freezes')
  @Access('read_cases')
  freezes(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    const { expiringWithin, awaiting, ...filters } = parseListQuery(query, FREEZE_FILTERS);
    const endsBefore = expiringWithin === undefined ? undefined : plusMs(this.clock.now(), expiringWithin);
    return this.kept.freezes(caller.unit, { ...filters, endsBefore, awaitsApproval: awaiting === 'approval' });
  }

  @Get('objections')
  @Access('read_cases')
  objections(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    return this.kept.objections(caller.unit, parseListQuery(query, OBJECTION_FILTERS));
  }
}
