/** The last answers of an institution; enough for a steady percentile, cheap to sort when somebody looks. */
const REMEMBERED = 200;
const PERCENTILE = 0.95;

export class AnswerTimes {
  private readonly times: number[] = [];
  private next = 0;

  add(milliseconds: number): void {
    this.times[this.next] = milliseconds;
    this.next = (this.next + 1) % REMEMBERED;
  }

  /** @returns whole milliseconds, or null while nothing was answered. */
  p95(): number | null {
    if (this.times.length === 0) return null;
    const sorted = [...this.times].sort((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * PERCENTILE))] ?? 0);
  }
}
