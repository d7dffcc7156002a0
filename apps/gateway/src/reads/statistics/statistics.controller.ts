import { Controller, Get, Inject, Query } from '@nestjs/common';
import { FRAUD_TYPES, institutionCodeSchema, instantSchema, unitSchema, type Principal } from '@paystop/contracts';
import { parseQuery, problem } from '@paystop/http-kit';
import { parseInstant } from '@paystop/kernel';
import type { AuthenticatedPrincipal } from '@paystop/security';
import { z } from 'zod';
import { Access, Caller } from '../../http/access';
import { API_PREFIX } from '../../routes/route-definition';
import { CoursesQuery, type InstitutionLeague, type StretchStatistics } from './courses-query';
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

export const STRETCHES_QUERY = { ...STATISTICS_QUERY, groupBy: z.enum(['unit', 'institution', 'fraudType']).optional() } as const;
const { groupBy: _, ...PERIOD_QUERY } = STATISTICS_QUERY;
export const LEAGUE_QUERY = PERIOD_QUERY;

interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

function isForward({ from, to }: Period): boolean {
  return from === undefined || to === undefined || from <= to;
}

const BACKWARD = { path: ['to'], message: 'must not be before from' };
const querySchema = z.strictObject(STATISTICS_QUERY).refine(isForward, BACKWARD);
const stretchesSchema = z.strictObject(STRETCHES_QUERY).refine(isForward, BACKWARD);
const leagueSchema = z.strictObject(LEAGUE_QUERY).refine(isForward, BACKWARD);

@Controller(`${API_PREFIX}/statistics`)
export class StatisticsController {
  constructor(
    @Inject(StatisticsQuery) private readonly statistics: StatisticsQuery,
    @Inject(CoursesQuery) private readonly courses: CoursesQuery,
  ) {}

  @Get()
  @Access('read_statistics', 'read_own_statistics')
  read(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<Statistics> {
    return this.statistics.run(readerOf(caller), parseQuery(querySchema, query));
  }

  @Get('stretches')
  @Access('read_statistics', 'read_own_statistics')
  stretches(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<StretchStatistics> {
    return this.courses.stretches(readerOf(caller), parseQuery(stretchesSchema, query));
  }

  @Get('institutions')
  @Access('read_statistics', 'read_own_statistics')
  institutions(@Query() query: unknown, @Caller() caller: AuthenticatedPrincipal): Promise<InstitutionLeague> {
    return this.courses.institutions(readerOf(caller), parseQuery(leagueSchema, query));
  }
}

function readerOf(caller: Principal): StatisticsReader {
  if (!caller.roles.includes('institution')) return { unit: caller.unit };
  if (caller.institution === undefined) throw problem('AUTH.ROLE_MISSING', 'the token names no institution');
  return { institution: caller.institution };
}
