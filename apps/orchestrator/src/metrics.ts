import { type WorkingCalendar, daysUntilUnpublished } from '@paystop/domain';
import type { Metrics } from '@paystop/observability';
import type { DueTimer } from '@paystop/ports';
import type { TimerPoller } from '@paystop/postgres';

const LATENESS_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

export interface TimerMetrics {
  observe(timers: readonly DueTimer[], latenessSeconds: readonly number[]): void;
}

/** Timers and checkpoints: how many wait, how late they were (contract.md 5). */
export function timerMetrics(metrics: Metrics): TimerMetrics {
  const lateness = metrics.histogram({
    name: 'paystop_timer_lateness_seconds', help: 'How long after its due instant a timer took effect.', buckets: LATENESS_BUCKETS,
  });
  return { observe: (_, latenessSeconds) => latenessSeconds.forEach((seconds) => lateness.observe(seconds)) };
}

export function timerGauges(metrics: Metrics, poller: TimerPoller): void {
  let counted: ReturnType<TimerPoller['counts']> | undefined;
  metrics.gauge({
    name: 'paystop_timers_pending', help: 'Timers that have neither fired nor been cancelled.',
    async collect() {
      counted = poller.counts();
      this.set((await counted).pending);
    },
  });
  metrics.gauge({
    name: 'paystop_timers_overdue', help: 'Timers whose due instant has passed without effect.',
    async collect() { this.set((await (counted ?? poller.counts())).overdue); },
  });
}

export function checkpointAge(metrics: Metrics, lastAt: () => Promise<Date | undefined>): void {
  metrics.gauge({
    name: 'paystop_audit_checkpoint_age_seconds', help: 'Age of the oldest audit entry that no signed checkpoint covers yet; 0 when all are covered.',
    async collect() {
      const at = await lastAt();
      this.set(at === undefined ? 0 : Math.max(0, (Date.now() - at.getTime()) / 1_000));
    },
  });
}

/** As far ahead as a gap in the calendar is told (contract-details 12). */
const CALENDAR_HORIZON_DAYS = 60;
const DAY_SECONDS = 86_400;

/** Which deadlines can be trusted: below the horizon somebody has to enter the days off of the next year. */
export function calendarGauge(metrics: Metrics, calendar: WorkingCalendar): void {
  metrics.gauge({
    name: 'paystop_calendar_published_seconds', help: 'Time ahead for which the days off are published, at most 60 days.',
    collect() { this.set(DAY_SECONDS * Math.min(CALENDAR_HORIZON_DAYS, daysUntilUnpublished(new Date().toISOString(), calendar) ?? CALENDAR_HORIZON_DAYS)); },
  });
}
