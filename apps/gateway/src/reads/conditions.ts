import { unitCovers } from '@paystop/domain';

const DISTRICT_DIGITS = 6;
const STATION_DIGITS = 9;

/** Collects the conditions of one statement; `?` in a condition stands for its value. */
export class Conditions {
  private readonly parts: string[] = [];
  readonly values: unknown[] = [];

  add(condition: string, ...values: readonly unknown[]): this {
    let next = 0;
    this.parts.push(condition.replaceAll('?', () => this.parameter(values[next++])));
    return this;
  }

  /** Adds the condition unless the value is undefined. */
  when(value: unknown, condition: string): this {
    return value === undefined ? this : this.add(condition, value);
  }

  /** @returns the placeholder of a value outside a condition. */
  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /**
   * Rows of the caller's unit and below, further narrowed by the unit asked for. A city sees nearly every row, so its
   * condition is a filter; a district and a station, which has nothing below it, are keys that an index can serve.
   */
  within(column: string, callerUnit: string, asked?: string): this {
    const unit = narrower(callerUnit, asked);
    if (unit === undefined) return this.add('false');
    if (unit.length >= STATION_DIGITS) return this.add(`${column} = ?`, unit);
    return unit.length === DISTRICT_DIGITS ? this.add(`left(${column}, ${DISTRICT_DIGITS}) = ?`, unit) : this.add(`${column} LIKE ?`, `${unit}%`);
  }

  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.map((part) => `(${part})`).join(' AND ');
  }
}

function narrower(callerUnit: string, asked: string | undefined): string | undefined {
  if (callerUnit === '') return undefined;
  if (asked === undefined || unitCovers(asked, callerUnit)) return callerUnit;
  return unitCovers(callerUnit, asked) ? asked : undefined;
}
