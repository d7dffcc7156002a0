import { ConnectionBanner, usePerson, useSession } from '@paystop/ui-kit';
import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { useDesk } from '../data/desk';
import { AlarmSwitch } from './alarm-switch';
import { useBrightness } from './desk-theme';
import { LanguageSwitch } from './language-switch';
import { LiveMark } from './live-mark';
import { placesOf } from './places';

/** What a role may not do is not there at all. */
export function DeskFrame() {
  const { t } = useTranslation();
  const { live } = useDesk();
  const person = usePerson();
  return (
    <div className="desk">
      <a className="skip-link" href="#content">{t('app.skip')}</a>
      <ConnectionBanner live={live} />
      <header className="desk-bar">
        <span className="desk-name"><img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={24} height={24} />{t('app.title')}</span>
        <nav aria-label={t('nav.main')}>
          {placesOf(person).map(({ to, text }) => <NavLink key={to} to={to} end={to === '/'}>{t(text)}</NavLink>)}
        </nav>
        <LiveMark />
        <AlarmSwitch />
        <BrightnessSwitch />
        <LanguageSwitch />
        <WhoAmI />
      </header>
      <main id="content" tabIndex={-1}><Outlet /></main>
    </div>
  );
}

function BrightnessSwitch() {
  const { t } = useTranslation();
  const { brightness, choose } = useBrightness();
  const next = brightness === 'dark' ? 'light' : 'dark';
  return <Tooltip title={t(`app.${next}`)}><Button type="text" aria-label={t(`app.${next}`)} onClick={() => choose(next)} icon={brightness === 'dark' ? <SunOutlined /> : <MoonOutlined />} /></Tooltip>;
}

function WhoAmI() {
  const { t } = useTranslation();
  const person = usePerson();
  const session = useSession();
  return (
    <span className="desk-person">
      <span><b>{person.name}</b> <span className="desk-role">{person.roles.map((role) => t(`word.role.${role}`)).join('、')} {person.unit}</span></span>
      <Button size="small" onClick={() => void session.signOut()}>{t('session.sign_out')}</Button>
    </span>
  );
}
