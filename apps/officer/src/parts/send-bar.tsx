import { useTranslation } from 'react-i18next';
import type { Sending } from '../new-stop/use-send-stop';

/** Stays under the thumb, with what is still missing above it. */
export function SendBar({ sending: { missing, trouble, isBusy, sendUnsaved } }: { readonly sending: Sending }) {
  const { t } = useTranslation();
  return (
    <div className="send-bar">
      {missing.length === 0 ? null : <p className="problem" role="alert">{t('form.missing', { count: missing.length })}</p>}
      {trouble === null ? null : (
        <div className="notice notice-bad" role="alert">
          <p>{t(`form.${trouble}`)}</p>
          <button type="button" disabled={isBusy} onClick={() => void sendUnsaved()}>{t('form.send_unsaved')}</button>
        </div>
      )}
      <button type="submit" className="primary big" disabled={isBusy}>{t('form.send')}</button>
    </div>
  );
}
