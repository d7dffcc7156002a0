import { formatInstant } from '@paystop/ui-kit';
import { useTranslation } from 'react-i18next';
import type { ReturnView } from '../data/desk';
import { Tag } from '../parts/tag';

/** By when the bank has to have paid; said where the days off of that year are not published yet. */
export function Deadline({ shown }: { readonly shown: Pick<ReturnView, 'deadline' | 'deadlineAssumed' | 'overdue'> }) {
  const { t } = useTranslation();
  if (shown.deadline === null) return <>–</>;
  return <>{formatInstant(shown.deadline)}{shown.deadlineAssumed ? <Tag tone="warn">{t('returns.assumed')}</Tag> : null}{shown.overdue ? <Tag tone="bad">{t('returns.overdue')}</Tag> : null}</>;
}
