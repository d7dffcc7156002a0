import { useSession, useSessionState } from '@paystop/ui-kit';
import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './language-switch';

export function SignInPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { name } = useSessionState();
  useEffect(() => {
    document.title = t('app.title');
  }, [t]);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={56} height={56} />
        <h1>{t('app.title')}</h1>
        <p>{t('app.subtitle')}</p>
        {name === 'unavailable' ? <Alert type="error" showIcon title={t('session.unavailable')} /> : null}
        {name === 'unavailable'
          ? <Button type="primary" size="large" block onClick={() => void session.start()}>{t('way_on.retry')}</Button>
          : <Button type="primary" size="large" block loading={name === 'starting'} onClick={() => void session.signIn()}>{t('session.sign_in')}</Button>}
        <LanguageSwitch />
      </div>
    </main>
  );
}
