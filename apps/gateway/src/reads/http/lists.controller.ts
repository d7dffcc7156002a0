import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { etag, parseListQuery, parseQuery } from '@paystop/http-kit';
import type { Clock } from '@paystop/ports';
import type { AuthenticatedPrincipal } from '@paystop/security';
import type { FastifyReply } from 'fastify';
import { Access, Caller } from '../../http/access';
import { CLOCK } from '../../http/injection';
import { API_PREFIX } from '../../routes/route-definition';
import type { Page } from '../page';
import { HoldQueries } from '../queries/hold-queries';
import { InstructionQueries } from '../queries/instruction-queries';
import { RequestQueries } from '../queries/request-queries';
import { WarningQueries } from '../queries/warning-queries';
import { HOLD_FILTERS, INSTRUCTION_FILTERS, REQUEST_FILTERS, WARNING_COUNT_QUERY, WARNING_FILTERS } from './query-schemas';
import { found, instructionReader } from './reader';

/** Lists of what hangs on cases, and single objects of them. */
@Controller(API_PREFIX)
export class ListsController {
  constructor(
    @Inject(RequestQueries) private readonly requests: RequestQueries,
    @Inject(InstructionQueries) private readonly instructions: InstructionQueries,
    @Inject(HoldQueries) private readonly holds: HoldQueries,
    @Inject(WarningQueries) private readonly warnings: WarningQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('stop-payment-requests')
  @Access('read_cases')
  listRequests(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    return this.requests.list(caller, parseListQuery(query, REQUEST_FILTERS));
  }

  @Get('instructions')
  @Access('read_instructions')
  listInstructions(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    return this.instructions.list(instructionReader(caller), parseListQuery(query, INSTRUCTION_FILTERS));
  }

  @Get('instructions/:instructionId')
  @Access('read_instructions')
  async readInstruction(@Param('instructionId') instructionId: string, @Caller() caller: AuthenticatedPrincipal, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { version, body } = found(await this.instructions.find(instructionReader(caller), instructionId));
    void reply.header('etag', etag(version));
    return body;
  }

  @Get('holds')
  @Access('read_cases')
  listHolds(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    const { expiringWithin, awaiting, ...filters } = parseListQuery(query, HOLD_FILTERS);
    return this.holds.list(caller.unit, { ...filters, expiringWithinMs: expiringWithin, awaitsApproval: awaiting === 'approval' }, this.clock.now());
  }

  @Get('warnings')
  @Access('read_warnings')
  listWarnings(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Page> {
    return this.warnings.list(caller.unit, parseListQuery(query, WARNING_FILTERS));
  }

  /** Stands before the single warning: no id is spelled so. */
  @Get('warnings/by-colour')
  @Access('read_warnings')
  countWarnings(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<object> {
    return this.warnings.countByColour(caller.unit, parseQuery(WARNING_COUNT_QUERY, query).unit, this.clock.now());
  }

  @Get('warnings/:warningId')
  @Access('read_warnings')
  async readWarning(@Param('warningId') warningId: string, @Caller() caller: AuthenticatedPrincipal, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { version, body } = found(await this.warnings.find(caller.unit, warningId));
    void reply.header('etag', etag(version));
    return body;
  }
}
