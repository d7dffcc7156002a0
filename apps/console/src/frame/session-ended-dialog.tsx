import { useSession } from '@paystop/ui-kit';
import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Lies over the page, which stays as it is: what was typed is still there afterwards. */
export function SessionEndedDialog() {
  const { t } = useTranslation();
  const session = useSession();
  const [trouble, setTrouble] = useState<string | null>(null);
  const signIn = async (): Promise<void> => {
    setTrouble(null);
    try {
      if (!(await session.signInAgain())) {
        setTrouble(t('session.other_person'));
        location.reload();
      }
    } catch {
      setTrouble(t('session.blocked'));
    }
  };
  return (
    <Modal open closable={false} keyboard={false} title={t('session.ended_title')} okText={t('session.again')} onOk={signIn} cancelText={t('session.sign_out')} onCancel={() => void session.signOut()} zIndex={3_000}>
      <p>{t('session.ended')}</p>
      {trouble === null ? null : <Alert type="warning" showIcon title={trouble} />}
    </Modal>
  );
}
