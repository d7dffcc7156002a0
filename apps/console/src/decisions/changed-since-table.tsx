import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Change } from './changed-since';

/** Somebody was faster: what changed, and only then the decision again. */
export function ChangedSince({ changes, onAdopt }: { readonly changes: readonly Change[]; readonly onAdopt: () => void }) {
  const { t } = useTranslation();
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
              <tbody>{changes.map(({ path, before, after }) => <tr key={path}><th scope="row"><code>{path}</code></th><td>{before}</td><td><b>{after}</b></td></tr>)}</tbody>
            </table>
          )}
          <Button size="small" onClick={onAdopt}>{t('decision.adopt')}</Button>
        </>
      )}
    />
  );
}
