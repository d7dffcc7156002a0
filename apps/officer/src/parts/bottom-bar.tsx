import { useTranslation } from 'react-i18next';
import { pathOf, type Page } from '../app/router';
import { PageLink } from './page-link';

const TABS: readonly (Page & { readonly name: 'home' | 'unit' | 'warnings' | 'me' })[] = [{ name: 'home' }, { name: 'unit' }, { name: 'warnings' }, { name: 'me' }];

/** Under the thumb. */
export function BottomBar({ page }: { readonly page: Page }) {
  const { t } = useTranslation();
  return (
    <nav className="bottom-bar" aria-label={t('nav.label')}>
      {TABS.map((tab) => (
        <PageLink key={tab.name} to={tab} current={pathOf(tab) === pathOf(page)}>{t(`nav.${tab.name}`)}</PageLink>
      ))}
    </nav>
  );
}
