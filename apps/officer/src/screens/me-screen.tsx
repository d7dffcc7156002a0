import { LANGUAGES, type Person, useSession } from '@paystop/ui-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSunlight, setSunlight } from '../app/contrast';
import { useOutbox, useServices } from '../app/services';
import { RadioTiles } from '../parts/radio-tiles';
import { WaitingList } from '../parts/waiting-list';

export function MeScreen({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const { engine } = useServices();
  const { mine } = useOutbox();
  const [bright, setBright] = useState(isSunlight);
  const [isBlocked, setBlocked] = useState(false);
  const signOut = async (): Promise<void> => {
    // Nobody else could send them: they wait for this very person.
    if ((await engine.readAgain()).mine.length > 0) setBlocked(true);
    else await session.signOut();
  };
  return (
    <main className="page">
      <h1>{t('me.title')}</h1>
      <p><strong>{person.name}</strong> · {person.officerId ?? ''}<br />{t('me.unit', { unit: person.unit })}</p>
      <RadioTiles name="language" legend={t('me.language')} value={i18n.language} onChange={(language) => void i18n.changeLanguage(language)} options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))} />
      <label className="switch">
        <input type="checkbox" checked={bright} onChange={(event) => { setSunlight(event.target.checked); setBright(event.target.checked); }} />
        <span>{t('me.contrast')}</span>
      </label>
      <WaitingList />
      {isBlocked && mine.length > 0 ? <div className="notice notice-bad" role="alert"><p>{t('me.blocked', { count: mine.length })}</p><p>{t('me.blocked_way')}</p></div> : null}
      <button type="button" className="big" onClick={() => void signOut()}>{t('me.sign_out')}</button>
      <p className="quiet">{t('me.installed')}</p>
    </main>
  );
}
