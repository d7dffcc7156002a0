import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_ROWS } from '../data/lists';
import { FailureAlert } from '../parts/failure-alert';
import { Loading } from '../parts/loading';

interface Reading<T> {
  readonly data: readonly T[] | undefined;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

interface SectionProps<T> {
  readonly name: string;
  readonly reading: Reading<T>;
  readonly children: (row: T) => ReactNode;
}

/** One kind of thing that waits, with how many: none is said, too. */
export function ApprovalSection<T>({ name, reading, children }: SectionProps<T>) {
  const { t } = useTranslation();
  const rows = reading.data ?? [];
  return (
    <section aria-labelledby={`approvals-${name}`}>
      <h2 id={`approvals-${name}`}>{t(`approvals.${name}`)} <small>{rows.length >= MOST_ROWS ? `${MOST_ROWS}+` : rows.length}</small></h2>
      {reading.error === null ? null : <FailureAlert failure={reading.error} onRetry={() => void reading.refetch()} />}
      {reading.data === undefined ? (reading.isPending ? <Loading /> : null) : rows.length === 0 ? <p className="nothing-small">{t('approvals.nothing')}</p> : <ul>{rows.map(children)}</ul>}
    </section>
  );
}
