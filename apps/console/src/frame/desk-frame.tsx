import { ConnectionBanner, mayCall, usePerson, useSession, type Operation } from '@paystop/ui-kit';
import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { useDesk } from '../data/desk';
import { AlarmSwitch } from './alarm-switch';
import { useBrightness } from './desk-theme';
import { LanguageSwitch } from './language-switch';
import { LiveMark } from './live-mark';

interface Place {
  readonly to: string;
  readonly text: string;
  readonly needs: Operation;
}

const PLACES: readonly Place[] = [
  { to: '/', text: 'nav.queue', needs: 'listCases' },
  { to: '/instructions', text: 'nav.work_list', needs: 'instructionSync' },
  { to: '/approvals', text: 'nav.approvals', needs: 'listFreezes' },
  { to: '/holds', text: 'nav.holds', needs: 'listHolds' },
  { to: '/returns', text: 'nav.returns', needs: 'returnList' },
  { to: '/warnings', text: 'nav.warnings', needs: 'listWarnings' },
  { to: '/risk', text: 'nav.risk', needs: 'riskIndicators' },
  { to: '/banks', text: 'nav.banks', needs: 'institutionList' },
  { to: '/statistics', text: 'nav.statistics', needs: 'readStatistics' },
  { to: '/dead-letters', text: 'nav.dead_letters', needs: 'listDeadLetters' },
  { to: '/audit', text: 'nav.audit', needs: 'auditList' },
  { to: '/wall', text: 'nav.wall', needs: 'listCases' },
];

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
          {PLACES.filter(({ needs }) => mayCall(person, needs)).map(({ to, text }) => <NavLink key={to} to={to} end={to === '/'}>{t(text)}</NavLink>)}
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
      <span><b>{person.name}</b> {person.roles.map((role) => t(`word.role.${role}`)).join('、')} {person.unit}</span>
      <Button size="small" onClick={() => void session.signOut()}>{t('session.sign_out')}</Button>
    </span>
  );
}
