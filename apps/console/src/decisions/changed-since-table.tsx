import { formatInstant, formatMoney } from '@paystop/ui-kit';
import { Alert, Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isMoney, type Change } from './changed-since';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** Where the words for a state stand; the same word means the same in each. */
const STATE_WORDS = ['state', 'hold_state', 'freeze_state', 'return_state', 'objection_state', 'channel_state', 'warning_state'];

/** Amounts, times and states as everywhere else on the desk. */
function shown(value: unknown, t: TFunction): string {
  if (value === null || value === undefined || value === '') return '–';
  if (isMoney(value)) return formatMoney(value);
  if (typeof value === 'boolean') return t(value ? 'decision.yes' : 'decision.no');
  if (typeof value === 'string') return INSTANT.test(value) ? formatInstant(value) : t(STATE_WORDS.map((group) => `word.${group}.${value}`), { defaultValue: value });
  return JSON.stringify(value);
}

/** Somebody was faster: what changed, and only then the decision again. */
export function ChangedSince({ changes, onAdopt }: { readonly changes: readonly Change[]; readonly onAdopt: () => void }) {
  const { t } = useTranslation();
  const name = (path: string): string => t(`changed.${path.split('.').at(-1) ?? path}`, { defaultValue: path });
  return (
    <Alert
      type="warning"
      role="alert"
      title={t('failure.status.412')}
      description={(
        <>
          {changes.length === 0 ? <p>{t('decision.changed_little')}</p> : (
            <table className="plain-table">
              <thead><tr><th scope="col">{t('decision.field')}</th><th scope="col">{t('decision.before')}</th><th scope="col">{t('decision.after')}</th></tr></thead>
              <tbody>{changes.map(({ path, before, after }) => <tr key={path}><th scope="row">{name(path)}</th><td>{shown(before, t)}</td><td><b>{shown(after, t)}</b></td></tr>)}</tbody>
            </table>
          )}
          <Button size="small" onClick={onAdopt}>{t('decision.adopt')}</Button>
        </>
      )}
    />
  );
}
