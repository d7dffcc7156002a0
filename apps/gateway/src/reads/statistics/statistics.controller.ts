import { Controller, Get, Inject, Query } from '@nestjs/common';
import { FRAUD_TYPES, institutionCodeSchema, instantSchema, unitSchema, type Principal } from '@paystop/contracts';
import { parseQuery, problem } from '@paystop/http-kit';
import { parseInstant } from '@paystop/kernel';
import type { AuthenticatedPrincipal } from '@paystop/security';
import { z } from 'zod';
import { Access, Caller } from '../../http/access';
import { API_PREFIX } from '../../routes/route-definition';
import { GROUPINGS, StatisticsQuery, type Statistics, type StatisticsReader } from './statistics-query';

/** A day means its midnight in Asia/Shanghai. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const pointSchema = z.string().transform((text) => (DAY.test(text) ? `${text}T00:00:00+08:00` : text)).pipe(instantSchema).transform((text) => parseInstant(text) ?? '');

export const STATISTICS_QUERY = {
  from: pointSchema.optional(),
  to: pointSchema.optional(),
  groupBy: z.enum(GROUPINGS).optional(),
  unit: unitSchema.optional(),
  institution: institutionCodeSchema.optional(),
  fraudType: z.enum(FRAUD_TYPES).optional(),
} as const;

const querySchema = z.strictObject(STATISTICS_QUERY).refine(({ from, to }) => from === undefined || to === undefined || from <= to, { path: ['to'], message: 'must not be before from' });

@Controller(`${API_PREFIX}/statistics`)
export class StatisticsController {
  constructor(@Inject(StatisticsQuery) private readonly statistics: StatisticsQuery) {}

  @Get()
  @Access('read_statistics', 'read_own_statistics')
  read(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Statistics> {
    return this.statistics.run(readerOf(caller), parseQuery(querySchema, query));
  }
}

function readerOf(caller: Principal): StatisticsReader {
  if (!caller.roles.includes('institution')) return { unit: caller.unit };
  if (caller.institution === undefined) throw problem('AUTH.ROLE_MISSING', 'the token names no institution');
  return { institution: caller.institution };
}
