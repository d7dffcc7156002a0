import { Controller, Get, Inject, Query } from '@nestjs/common';
import { parseListQuery } from '@paystop/http-kit';
import type { AuthenticatedPrincipal } from '@paystop/security';
import { Access, Caller } from '../../http/access';
import { API_PREFIX } from '../../routes/route-definition';
import type { Page } from '../page';
import { DeskQueries } from '../queries/desk-queries';
import { DEAD_LETTER_FILTERS, OFFICER_FILTERS } from './query-schemas';

@Controller(API_PREFIX)
export class DeskController {
  constructor(@Inject(DeskQueries) private readonly desk: DeskQueries) {}

  @Get('dead-letters')
  @Access('read_dead_letters')
  deadLetters(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    return this.desk.deadLetters(caller.unit, parseListQuery(query, DEAD_LETTER_FILTERS));
  }

  @Get('officers')
  @Access('submit_requests')
  officers(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    const { unit, limit } = parseListQuery(query, OFFICER_FILTERS);
    return this.desk.officers(caller.unit, unit, limit);
  }
}
