/** What a list of cases is narrowed to; lives in the address, so that it can be kept and sent to a colleague. */
export interface QueueFilters {
  readonly view: QueueView;
  readonly unit?: string;
  readonly institution?: string;
  readonly fraudType?: string;
}

export const QUEUE_VIEWS = ['pressing', 'at_risk', 'breached', 'open', 'closed'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

const FIELDS = ['unit', 'institution', 'fraudType'] as const;

export function filtersIn(address: URLSearchParams): QueueFilters {
  const view = QUEUE_VIEWS.find((each) => each === address.get('view')) ?? 'pressing';
  const fields = FIELDS.flatMap((field) => {
    const value = address.get(field);
    return value === null || value === '' ? [] : [[field, value] as const];
  });
  return { view, ...Object.fromEntries(fields) };
}

export function addressOf(filters: QueueFilters): URLSearchParams {
  const entries = Object.entries(filters).filter(([name, value]) => value !== undefined && !(name === 'view' && value === 'pressing'));
  return new URLSearchParams(entries as [string, string][]);
}

/** A day: whatever clock still runs ends within it, so that the most pressing case stands first. */
const ANY_RUNNING_CLOCK_MINUTES = 1_440;

type CaseQuery = Readonly<Record<string, string | number>>;

const QUERIES: Readonly<Record<QueueView, CaseQuery>> = {
  pressing: { minutesLeft: ANY_RUNNING_CLOCK_MINUTES },
  at_risk: { sla: 'at_risk' },
  breached: { sla: 'breached', status: 'open' },
  open: { status: 'open' },
  closed: { status: 'closed' },
};

/** As GET /cases takes them. */
export function queryOf({ view, ...fields }: QueueFilters): CaseQuery {
  return { ...QUERIES[view], ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as CaseQuery };
}
