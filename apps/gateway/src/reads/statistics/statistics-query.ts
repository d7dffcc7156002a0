import type { Instant } from '@paystop/kernel';
import { Conditions } from '../conditions';
import type { ReadDatabase } from '../read-database';
import { presentFigures, type Figures, type PresentedFigures } from './present-figures';

export const GROUPINGS = ['unit', 'institution', 'fraudType', 'day', 'hour'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface StatisticsFilters {
  /** Open ends where there is none. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly groupBy?: Grouping | undefined;
  readonly unit?: string | undefined;
  readonly institution?: string | undefined;
  readonly fraudType?: string | undefined;
}

/** Who asks: a unit sees its own and below, an institution its own row. */
export type StatisticsReader = { readonly unit: string } | { readonly institution: string };

export interface Statistics {
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly rows: readonly ({ readonly key: string } & PresentedFigures)[];
  readonly total: PresentedFigures;
}

const ZONE = 'Asia/Shanghai';
const UNKNOWN_KEY = 'unknown';
export const KEYS: Readonly<Record<Grouping, string>> = {
  unit: 's.unit',
  institution: `coalesce(s.institution_code, '${UNKNOWN_KEY}')`,
  fraudType: 's.fraud_type',
  day: `to_char(s.reported_at AT TIME ZONE '${ZONE}', 'YYYY-MM-DD')`,
  hour: `to_char(s.reported_at AT TIME ZONE '${ZONE}', 'YYYY-MM-DD"T"HH24":00:00+08:00"')`,
};
/** Warnings know neither bank nor fraud type. */
const WARNING_KEYS: Readonly<Partial<Record<Grouping, string>>> = {
  unit: 'w.unit',
  day: `to_char(w.issued_at AT TIME ZONE '${ZONE}', 'YYYY-MM-DD')`,
  hour: `to_char(w.issued_at AT TIME ZONE '${ZONE}', 'YYYY-MM-DD"T"HH24":00:00+08:00"')`,
};

const RETURNED_KEYS: Readonly<Record<Grouping, string>> = { ...KEYS, institution: 's.institution_code' };

const SUMS = `
  count(*) AS requests, coalesce(sum(s.loss), 0) AS loss, count(*) FILTER (WHERE s.is_based) AS base,
  count(*) FILTER (WHERE s.is_based AND s.within_30m) AS within_30m, count(*) FILTER (WHERE s.is_based AND s.within_60m) AS within_60m,
  coalesce(sum(s.intercepted), 0) AS intercepted`;
const PERCENTILES = 'percentile_cont(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY seconds) AS percentiles';

interface SumRow {
  readonly key: string;
  readonly requests: string;
  readonly loss: string;
  readonly base: string;
  readonly within_30m: string;
  readonly within_60m: string;
  readonly intercepted: string;
}

interface PercentileRow {
  readonly key: string;
  readonly percentiles: readonly number[] | null;
}

interface ReturnedRow {
  readonly key: string;
  readonly amount: string;
  readonly victims: string;
}

interface WarningRow {
  readonly key: string;
  readonly issued: string;
  readonly fed_back: string;
}

/** Counts, sums and percentiles over requests reported in a period; `from` counts, `to` does not. */
export class StatisticsQuery {
  constructor(private readonly database: Pick<ReadDatabase, 'query'>) {}

  async run(reader: StatisticsReader, filters: StatisticsFilters): Promise<Statistics> {
    const { from, to, groupBy } = filters;
    const [total, rows] = await Promise.all([this.figures(reader, filters, undefined), groupBy === undefined ? new Map<string, Figures>() : this.figures(reader, filters, groupBy)]);
    return {
      from: from ?? null, to: to ?? null,
      rows: [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, figures]) => ({ key, ...presentFigures(figures) })),
      total: presentFigures(total.get('') ?? {}),
    };
  }

  private async figures(reader: StatisticsReader, filters: StatisticsFilters, groupBy: Grouping | undefined): Promise<Map<string, Figures>> {
    const [sums, percentiles, warnings, returned] = await Promise.all([
      this.sums(reader, filters, groupBy), this.percentiles(reader, filters, groupBy), this.warnings(reader, filters, groupBy), this.returned(reader, filters, groupBy),
    ]);
    const figures = new Map<string, Figures>();
    const add = (key: string, part: Figures): void => void figures.set(key, { ...figures.get(key), ...part });
    for (const { key, ...sum } of sums) add(key, { sums: sum });
    for (const { key, percentiles: values } of percentiles) add(key, { percentiles: values });
    for (const { key, issued, fed_back: fedBack } of warnings) add(key, { warnings: { issued, fedBack } });
    for (const { key, amount, victims } of returned) add(key, { returned: { amount, victims } });
    return figures;
  }

  private sums(reader: StatisticsReader, filters: StatisticsFilters, groupBy: Grouping | undefined): Promise<SumRow[]> {
    const conditions = requestConditions(reader, filters, groupBy);
    return this.database.query(`SELECT ${keyOf(KEYS, groupBy)} AS key, ${SUMS} FROM v_statistic s WHERE ${conditions.sql} GROUP BY 1`, conditions.values);
  }

  private percentiles(reader: StatisticsReader, filters: StatisticsFilters, groupBy: Grouping | undefined): Promise<PercentileRow[]> {
    const conditions = requestConditions(reader, filters, groupBy);
    const stops = `SELECT ${keyOf(KEYS, groupBy)} AS key, unnest(s.stop_seconds) AS seconds FROM v_statistic s WHERE ${conditions.sql}`;
    return this.database.query(`SELECT key, ${PERCENTILES} FROM (${stops}) stop GROUP BY key`, conditions.values);
  }

  /** Money that came back to victims whose case was reported in the period, whenever it came. */
  private returned(reader: StatisticsReader, filters: StatisticsFilters, groupBy: Grouping | undefined): Promise<ReturnedRow[]> {
    const conditions = commonConditions(reader, filters);
    const sql = `SELECT ${keyOf(RETURNED_KEYS, groupBy)} AS key, sum(s.amount) AS amount, count(DISTINCT s.case_id) AS victims FROM v_returned s WHERE ${conditions.sql} GROUP BY 1`;
    return this.database.query(sql, conditions.values);
  }

  private async warnings(reader: StatisticsReader, { from, to, unit, institution, fraudType }: StatisticsFilters, groupBy: Grouping | undefined): Promise<WarningRow[]> {
    if ('institution' in reader || institution !== undefined || fraudType !== undefined) return [];
    if (groupBy !== undefined && WARNING_KEYS[groupBy] === undefined) return [];
    const conditions = new Conditions().when(from, 'w.issued_at >= ?').when(to, 'w.issued_at < ?').within('w.unit', reader.unit, unit);
    const sql = `SELECT ${keyOf(WARNING_KEYS, groupBy)} AS key, count(*) AS issued, count(*) FILTER (WHERE w.fed_back) AS fed_back FROM v_warning w WHERE ${conditions.sql} GROUP BY 1`;
    return this.database.query(sql, conditions.values);
  }
}

export function keyOf(keys: Readonly<Partial<Record<Grouping, string>>>, groupBy: Grouping | undefined): string {
  return groupBy === undefined ? "''" : (keys[groupBy] ?? "''");
}

/** Where banks are told apart, a request counts once at each of its banks; everywhere else it counts once. */
export function requestConditions(reader: StatisticsReader, filters: StatisticsFilters, groupBy: Grouping | undefined): Conditions {
  const byInstitution = 'institution' in reader || filters.institution !== undefined || groupBy === 'institution';
  return commonConditions(reader, filters).add(byInstitution ? 's.is_part' : 's.is_whole');
}

function commonConditions(reader: StatisticsReader, filters: StatisticsFilters): Conditions {
  const institution = 'institution' in reader ? reader.institution : filters.institution;
  const conditions = new Conditions().when(filters.from, 's.reported_at >= ?').when(filters.to, 's.reported_at < ?');
  if ('unit' in reader) conditions.within('s.unit', reader.unit, filters.unit);
  else if (filters.unit !== undefined) conditions.add('s.unit LIKE ?', `${filters.unit}%`);
  return conditions.when(institution, 's.institution_code = ?').when(filters.fraudType, 's.fraud_type = ?');
}
