import { STRETCHES } from '@paystop/domain';
import { type Money, money } from '@paystop/kernel';
import type { ReadDatabase } from '../read-database';
import { type Counted, rate } from './present-figures';
import { type StatisticsFilters, type StatisticsReader, keyOf, requestConditions, KEYS } from './statistics-query';

/** An amount beside what it is a share of. */
interface AmountShare {
  readonly amount: Money;
  readonly base: Money;
  readonly rate: number | null;
}

interface Percentiles {
  readonly p50: number | null;
  readonly p95: number | null;
}

interface StretchFigures {
  readonly name: string;
  /** Stops that this stretch has an end for. */
  readonly base: number;
  readonly seconds: Percentiles;
  readonly left: AmountShare;
}

interface KeyedStretches {
  readonly stops: number;
  readonly stretches: readonly StretchFigures[];
}

export interface StretchStatistics {
  readonly from: string | null;
  readonly to: string | null;
  readonly rows: readonly ({ readonly key: string } & KeyedStretches)[];
  readonly total: KeyedStretches;
}

interface LeagueRow {
  readonly rank: number;
  readonly institutionCode: string;
  readonly instructions: number;
  readonly answered: Counted;
  readonly answerSeconds: Percentiles;
  readonly indeterminate: Counted;
  readonly leftAfterArrival: AmountShare;
}

export interface InstitutionLeague {
  readonly from: string | null;
  readonly to: string | null;
  readonly rows: readonly LeagueRow[];
}

interface StretchRow {
  readonly key: string;
  readonly name: string;
  readonly base: string;
  readonly percentiles: readonly number[] | null;
  readonly left_minor: string;
}

interface AnswerRow {
  readonly key: string;
  readonly instructions: string;
  readonly answered: string;
  readonly unsure: string;
  readonly amount: string;
  readonly after: string;
  readonly percentiles: readonly number[] | null;
}

const STRETCHES_OF = `
  SELECT s.key, c.name, count(c.seconds) AS base, percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY c.seconds) AS percentiles, sum(c."leftMinor") AS left_minor
  FROM (SELECT @key AS key, s.stretches FROM v_statistic s WHERE @where) s
  CROSS JOIN LATERAL json_to_recordset(s.stretches::json) AS c(name text, seconds double precision, "leftMinor" bigint) GROUP BY 1, 2`;
const ANSWERS_OF = `
  SELECT s.key, count(*) AS instructions, count(c.seconds) AS answered, count(*) FILTER (WHERE c.unsure) AS unsure, coalesce(sum(c.amount), 0) AS amount,
         coalesce(sum(c.after), 0) AS after, percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY c.seconds) AS percentiles
  FROM (SELECT @key AS key, s.answers FROM v_statistic s WHERE @where) s
  CROSS JOIN LATERAL json_to_recordset(s.answers::json) AS c(seconds double precision, unsure boolean, amount bigint, after bigint) GROUP BY 1`;

/** Where the minutes and the money went, and which institution took them (domain.md 1). */
export class CoursesQuery {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  async stretches(reader: StatisticsReader, filters: StatisticsFilters): Promise<StretchStatistics> {
    const [total, keyed] = await Promise.all([this.figures(reader, { ...filters, groupBy: undefined }), filters.groupBy === undefined ? new Map<string, KeyedStretches>() : this.figures(reader, filters)]);
    const rows = [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, figures]) => ({ key, ...figures }));
    return { from: filters.from ?? null, to: filters.to ?? null, rows, total: total.get('') ?? presented([], undefined) };
  }

  /** The quickest first; who never answered is last. */
  async institutions(reader: StatisticsReader, filters: StatisticsFilters): Promise<InstitutionLeague> {
    const answers = await this.read<AnswerRow>(ANSWERS_OF, reader, { ...filters, groupBy: 'institution' });
    const sorted = [...answers].sort((a, b) => (a.percentiles?.[1] ?? Infinity) - (b.percentiles?.[1] ?? Infinity) || (a.key < b.key ? -1 : 1));
    return { from: filters.from ?? null, to: filters.to ?? null, rows: sorted.map((row, index) => league(row, index + 1)) };
  }

  private async figures(reader: StatisticsReader, filters: StatisticsFilters): Promise<Map<string, KeyedStretches>> {
    const [stretches, answers] = await Promise.all([this.read<StretchRow>(STRETCHES_OF, reader, filters), this.read<AnswerRow>(ANSWERS_OF, reader, filters)]);
    return new Map(answers.map((answer) => [answer.key, presented(stretches.filter((row) => row.key === answer.key), answer)]));
  }

  private read<R extends object>(sql: string, reader: StatisticsReader, filters: StatisticsFilters): Promise<R[]> {
    const conditions = requestConditions(reader, filters, filters.groupBy);
    return this.database.query<R>(sql.replace('@key', () => keyOf(KEYS, filters.groupBy)).replace('@where', () => conditions.sql), conditions.values);
  }
}

function presented(rows: readonly StretchRow[], answers: AnswerRow | undefined): KeyedStretches {
  const base = BigInt(answers?.amount ?? '0');
  const stretches = STRETCHES.map((name): StretchFigures => {
    const row = rows.find((each) => each.name === name);
    return { name, base: Number(row?.base ?? 0), seconds: percentiles(row?.percentiles), left: amountShare(BigInt(row?.left_minor ?? '0'), base) };
  });
  return { stops: Number(answers?.instructions ?? 0), stretches };
}

function league({ key, instructions, answered, unsure, amount, after, percentiles: seconds }: AnswerRow, rank: number): LeagueRow {
  return {
    rank, institutionCode: key, instructions: Number(instructions), answered: counted(answered, instructions), answerSeconds: percentiles(seconds),
    indeterminate: counted(unsure, instructions), leftAfterArrival: amountShare(BigInt(after), BigInt(amount)),
  };
}

function counted(count: string, base: string): Counted {
  return { count: Number(count), base: Number(base), rate: rate(BigInt(count), BigInt(base)) };
}

function amountShare(amount: bigint, base: bigint): AmountShare {
  return { amount: money(amount), base: money(base), rate: rate(amount, base) };
}

function percentiles(values: readonly number[] | null | undefined): Percentiles {
  const [p50 = null, p95 = null] = (values ?? []).map((seconds) => Math.round(seconds * 1_000) / 1_000);
  return { p50, p95 };
}
