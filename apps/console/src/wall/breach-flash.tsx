import { formatTime } from '@paystop/ui-kit';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../data/desk';

interface Breach {
  readonly caseId: string;
  readonly at: string;
}

const SHOWN_MS = 60_000;
/** A storm of breaches must not fill a wall that runs for days. */
const MOST_SHOWN = 4;

/** A breach that nobody can miss: across the whole wall for a minute. */
export function BreachFlash() {
  const { t } = useTranslation();
  const { live } = useDesk();
  const [breaches, setBreaches] = useState<readonly Breach[]>([]);
  useEffect(() => live.onEvent(({ type, caseId, at }) => {
    if (type === 'SlaBreached' && caseId !== null) setBreaches((before) => [{ caseId, at }, ...before.filter((each) => each.caseId !== caseId)].slice(0, MOST_SHOWN));
  }), [live]);
  useEffect(() => {
    if (breaches.length === 0) return undefined;
    const timer = setTimeout(() => setBreaches((before) => before.slice(0, -1)), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [breaches]);
  if (breaches.length === 0) return null;
  return <div className="breach-flash" role="alert">{breaches.map(({ caseId, at }) => <p key={caseId}>{t('wall.breached', { id: caseId.slice(-8), time: formatTime(at) })}</p>)}</div>;
}
