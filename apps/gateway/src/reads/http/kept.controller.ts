import { Controller, Get, Inject, Query } from '@nestjs/common';
import { parseListQuery } from '@paystop/http-kit';
import type { AuthenticatedPrincipal } from '@paystop/security';
import { Access, Caller } from '../../http/access';
import { API_PREFIX } from '../../routes/route-definition';
import type { Page } from '../page';
import { KeptQueries } from '../queries/kept-queries';
import { FREEZE_FILTERS, OBJECTION_FILTERS } from './query-schemas';

/** Freezes and objections, for those who decide on them. */
@Controller(API_PREFIX)
export class KeptController {
  constructor(@Inject(KeptQueries) private readonly kept: KeptQueries) {}

  @Get('freezes')
  @Access('read_cases')
  freezes(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    return this.kept.freezes(caller.unit, parseListQuery(query, FREEZE_FILTERS));
  }

  @Get('objections')
  @Access('read_cases')
  objections(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    return this.kept.objections(caller.unit, parseListQuery(query, OBJECTION_FILTERS));
  }
}
