import { FEEDBACK_EDGES, TIME_TO_STOP_EDGES, type TotalMetric } from '../model/totals';
import type { BusinessFigures, TotalRow } from './business-figures.port';
import type { Family, Sample } from './family';
import { histogramSamples } from './histogram-samples';

type Figures = () => Promise<BusinessFigures>;

interface Shown {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly labelNames: readonly string[];
  readonly metric: TotalMetric;
  readonly unit?: 'yuan';
}

const FEN_PER_YUAN = 100;
const STAGES = ['received', 'stopping', 'held', 'frozen', 'returning'] as const;

/** Totals as they stand in the table: name, labels in the order of the key, and what they are measured in. */
const SHOWN: readonly Shown[] = [
  {
    name: 'paystop_stop_requests_total', type: 'counter', metric: 'stop_requests', labelNames: ['source', 'unit', 'fraud_type'],
    help: 'Stop-payment requests that were taken into a case.',
  },
  {
    name: 'paystop_reported_loss_yuan_total', type: 'counter', metric: 'reported_loss_fen', labelNames: ['unit', 'fraud_type'], unit: 'yuan',
    help: 'Loss that victims reported, each transfer once.',
  },
  {
    name: 'paystop_sla_outcomes_total', type: 'counter', metric: 'sla_outcomes', labelNames: ['target', 'outcome', 'unit'],
    help: 'Clocks of requests that were met or breached, as known in time; a breach corrected later counts in both.',
  },
  {
    name: 'paystop_intercepted_yuan_total', type: 'counter', metric: 'intercepted_fen', labelNames: ['unit', 'institution', 'layer'], unit: 'yuan',
    help: 'Money held by banks, at most what was sent to the account; never lowered when a hold ends.',
  },
  {
    name: 'paystop_warnings_total', type: 'counter', metric: 'warnings', labelNames: ['colour', 'unit', 'outcome'],
    help: 'Warnings: outcome issued counts each one once, escalated and expired the missed ones, the others the feedback given.',
  },
  {
    name: 'paystop_returned_yuan_total', type: 'counter', metric: 'returned_fen', labelNames: ['unit', 'victim_kind'], unit: 'yuan',
    help: 'Money that banks gave back to victims; never lowered when a bank takes a payment back.',
  },
  { name: 'paystop_returned_victims_total', type: 'counter', metric: 'returned_victims', labelNames: ['victim_kind'], help: 'Victims who got money back, each once.' },
  { name: 'paystop_held_yuan', type: 'gauge', metric: 'held_fen', labelNames: [], unit: 'yuan', help: 'Money under holds that stand now.' },
  { name: 'paystop_frozen_yuan_total', type: 'counter', metric: 'frozen_gross_fen', labelNames: [], unit: 'yuan', help: 'Money that was ever frozen; never lowered when a freeze ends.' },
  { name: 'paystop_frozen_yuan', type: 'gauge', metric: 'frozen_fen', labelNames: [], unit: 'yuan', help: 'Money under freezes that stand now, less what was paid back out of them.' },
];

export function businessFamilies(figures: Figures): Family[] {
  return [
    ...SHOWN.map((shown) => shownFamily(shown, figures)),
    {
      name: 'paystop_time_to_stop_seconds', type: 'histogram', help: 'From the report to the bank having stopped a first account, as the bank dates it.',
      samples: async () => fromRows(await figures(), 'time_to_stop', { edges: TIME_TO_STOP_EDGES, labelNames: ['unit', 'institution'] }),
    },
    {
      name: 'paystop_warning_feedback_seconds', type: 'histogram', help: 'From a warning to the feedback that answers it.',
      samples: async () => fromRows(await figures(), 'warning_feedback', { edges: FEEDBACK_EDGES, labelNames: [] }),
    },
    {
      name: 'paystop_open_cases', type: 'gauge', help: 'Open cases by the stage that they have reached.',
      samples: async () => openCases(await figures()),
    },
    {
      name: 'paystop_holds_expiring', type: 'gauge', help: 'Standing holds that end within the given time; 12h includes 4h and 1h.',
      samples: async () => Object.entries((await figures()).holdsExpiring).map(([within, value]) => ({ labels: { within }, value })),
    },
    {
      name: 'paystop_dead_letters_total', type: 'counter', help: 'Messages that could not be handled and were parked.',
      samples: async () => (await figures()).deadLetters.map(({ topic, reason, value }) => ({ labels: { topic, reason }, value })),
    },
  ];
}

function shownFamily({ name, help, type, labelNames, metric, unit }: Shown, figures: Figures): Family {
  return {
    name, help, type,
    samples: async () => {
      const rows = rowsOf(await figures(), metric);
      if (labelNames.length === 0) return [{ labels: {}, value: inUnit(rows.reduce((sum, row) => sum + row.value, 0n), unit) }];
      return rows.map((row) => ({ labels: Object.fromEntries(labelNames.map((label, index) => [label, row.labels[index] ?? ''])), value: inUnit(row.value, unit) }));
    },
  };
}

function fromRows(figures: BusinessFigures, metric: 'time_to_stop' | 'warning_feedback', shape: Parameters<typeof histogramSamples>[2]): Sample[] {
  return histogramSamples(rowsOf(figures, metric), rowsOf(figures, `${metric}_ms`), shape);
}

function openCases(figures: BusinessFigures): Sample[] {
  const rows = rowsOf(figures, 'open_cases');
  return STAGES.map((stage) => ({ labels: { stage }, value: Number(rows.find((row) => row.labels[0] === stage)?.value ?? 0n) }));
}

function rowsOf(figures: BusinessFigures, metric: TotalMetric): readonly TotalRow[] {
  return figures.totals.filter((row) => row.metric === metric);
}

function inUnit(value: bigint, unit: 'yuan' | undefined): number {
  return unit === undefined ? Number(value) : Number(value) / FEN_PER_YUAN;
}
