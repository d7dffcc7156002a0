import { useSession } from '@paystop/ui-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Above everything, and nothing below it changes: what was typed stays. */
export function SessionEnded() {
  const { t } = useTranslation();
  const session = useSession();
  const [trouble, setTrouble] = useState<'session.blocked' | 'session.other_person' | null>(null);
  const again = async (): Promise<void> => {
    try {
      if (!(await session.signInAgain())) setTrouble('session.other_person');
    } catch {
      setTrouble('session.blocked');
    }
  };
  return (
    <div className="notice notice-bad session-ended" role="alert">
      <p><strong>{t('session.ended_title')}</strong> {t('session.ended')}</p>
      {trouble === null ? null : <p>{t(trouble)}</p>}
      <button type="button" onClick={() => void again()}>{t('session.again')}</button>
    </div>
  );
}
