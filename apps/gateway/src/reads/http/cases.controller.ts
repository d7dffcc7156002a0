import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { unitCovers } from '@paystop/domain';
import { etag, parseBody, parseListQuery } from '@paystop/http-kit';
import type { Clock } from '@paystop/ports';
import { SEARCH_KINDS, type AuthenticatedPrincipal } from '@paystop/security';
import type { FastifyReply } from 'fastify';
import { Access, Caller } from '../../http/access';
import { CLOCK } from '../../http/injection';
import { API_PREFIX } from '../../routes/route-definition';
import type { Page } from '../page';
import { CaseQueries } from '../queries/case-queries';
import { GraphQueries } from '../queries/graph-queries';
import { CASE_FILTERS, searchBodySchema } from './query-schemas';
import { found } from './reader';

@Controller(`${API_PREFIX}/cases`)
export class CasesController {
  constructor(
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(GraphQueries) private readonly graphs: GraphQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Access('read_cases')
  list(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    return this.cases.list(caller.unit, parseListQuery(query, CASE_FILTERS), this.clock.now());
  }

  @Post('search')
  @Access('read_cases')
  @HttpCode(200)
  search(@Body() body: unknown, @Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    const word = parseBody(searchBodySchema, body);
    const { limit, cursor } = parseListQuery(query, {});
    const [kind] = SEARCH_KINDS.filter((each) => word[each] !== undefined);
    return this.cases.search(caller.unit, { kind: found(kind), value: found(word[found(kind)]), limit, cursor }, this.clock.now());
  }

  @Get(':caseId/funds-graph')
  @Access('read_cases')
  async fundsGraph(@Param('caseId') caseId: string, @Caller() caller: AuthenticatedPrincipal, @Res() reply: FastifyReply): Promise<void> {
    const graph = await this.graphs.find(caseId);
    const { version, json } = found(graph !== undefined && unitCovers(caller.unit, graph.unit) ? graph : undefined);
    await reply.header('etag', etag(version)).type('application/json; charset=utf-8').send(json);
  }

  @Get(':caseId')
  @Access('read_cases')
  async read(@Param('caseId') caseId: string, @Caller() caller: AuthenticatedPrincipal, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const whole = await this.cases.find(caseId, this.clock.now());
    const { version, body } = found(whole !== undefined && unitCovers(caller.unit, whole.unit) ? whole : undefined);
    void reply.header('etag', etag(version));
    return body;
  }
}
